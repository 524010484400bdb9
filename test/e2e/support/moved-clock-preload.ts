// Read before anything of the console: its clock can be moved from then on (see moved-clock.ts).
const wall = Date.now;
const moved = globalThis as { movedBy?: number };
moved.movedBy = Number(process.env['IC_MOVED_BY'] ?? 0);
Date.now = () => wall() + (moved.movedBy ?? 0);
