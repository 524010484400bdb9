process.parentPort.on('message', ({ data }) => {
  process.parentPort.postMessage({
    argument: process.argv[2],
    isMap: data instanceof Map,
    type: process.type,
  });
});
