// Runs before anything else of the page: what it finds is what the page finds.
window.atStart = typeof window.api;
addEventListener('DOMContentLoaded', () => {
  window.api.on('second-instance', (argv) => {
    document.querySelector('[role=status]').textContent = argv.join(' ');
  });
});
