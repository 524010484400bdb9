// What the executable `electron` beside it starts; on Windows `node run.ts` does the same.
if (process.argv.slice(2).some((argument) => argument === '--version' || argument === '-v')) {
  const { electronVersion } = await import('./version.ts');
  process.stdout.write(`v${electronVersion} (stand-in)\n`);
} else {
  const { run } = await import('./main.ts');
  await run();
}
