import { main } from './main.ts';

// Whoever reads it has had enough (`ic metrics --json | head`): nothing went wrong, and there is nobody to tell more.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

process.exitCode = await main(process.argv.slice(2));
