import { beforeEach, expect, it, vi } from 'vitest';
import type { IncidentAlarms } from '../../shared/ipc/contract.ts';

type Item = { label?: string; type?: string; click?: () => void };
const drawn = vi.hoisted(() => ({ fails: false, toolTip: '', menus: [] as Item[][], images: 0 }));

vi.mock('electron', () => {
  const image = { addRepresentation: () => undefined, setTemplateImage: () => undefined };
  class Tray {
    constructor() {
      if (drawn.fails) throw new Error('there is no tray');
    }
    on = (): void => undefined;
    setToolTip = (words: string): void => void (drawn.toolTip = words);
    setTitle = (): void => undefined;
    setContextMenu = (menu: Item[]): void => void drawn.menus.push(menu);
    setImage = (): void => void (drawn.images += 1);
    destroy = (): void => undefined;
  }
  const Menu = { buildFromTemplate: (template: Item[]) => template };
  return { Tray, Menu, nativeImage: { createFromBitmap: () => image } };
});

const { ConsoleTray } = await import('../../electron/main/tray.ts');
const { hexagonBitmap } = await import('../../electron/main/tray-icon.ts');

const MINUTE = 60_000;
const now = Date.UTC(2026, 10, 17, 12);
const incident = (title: string, minutes: number): IncidentAlarms => ({
  ...{ id: '20261117-aaaaaaaa', title, severity: 'sev1', exercise: false },
  alarms: [
    {
      key: 'update',
      dueAt: now + minutes * MINUTE,
      what: 'Stakeholder update 4',
      who: null,
      why: '',
      answers: [],
    },
  ],
});
const context = () => ({ go: vi.fn(), show: vi.fn(), quit: vi.fn() });

beforeEach(() => {
  Object.assign(drawn, { fails: false, toolTip: '', menus: [], images: 0 });
});

it('says the most pressing thing, and fills its sign once something is over', () => {
  const tray = new ConsoleTray(context());
  tray.show([incident('Card payments fail', 6)], now);
  expect(drawn.toolTip).toBe('IC Console: SEV1 stakeholder update 4 in 6 min');
  expect(drawn.images).toBe(0);
  tray.show([incident('Card payments fail', 6)], now + 10 * MINUTE);
  expect(drawn.toolTip).toBe('IC Console: SEV1 stakeholder update 4 +4 min over');
  expect(drawn.images).toBe(1);
});

it('leads to each live incident, to declaring, to the window and out', () => {
  const calls = context();
  new ConsoleTray(calls).show([incident('Search & browse are slow', 6)], now);
  const menu = drawn.menus[0] ?? [];
  expect(menu.map(({ label }) => label)).toEqual([
    'SEV1 stakeholder update 4 in 6 min · Search && browse are slow',
    ...[undefined, 'Declare an incident', 'Show IC Console', undefined, 'Quit'],
  ]);
  for (const item of menu) item.click?.();
  expect(calls.go.mock.calls).toEqual([[{ to: 'incident', id: '20261117-aaaaaaaa' }], [{ to: 'declare' }]]);
  expect(calls.show).toHaveBeenCalledOnce();
  expect(calls.quit).toHaveBeenCalledOnce();
});

it('draws nothing anew within the same minute', () => {
  const tray = new ConsoleTray(context());
  tray.show([incident('Card payments fail', 6)], now);
  tray.show([incident('Card payments fail', 6)], now + 30_000);
  expect(drawn.menus).toHaveLength(1);
});

it('breaks nothing on a system without a tray', () => {
  drawn.fails = true;
  const tray = new ConsoleTray(context());
  tray.show([incident('Card payments fail', 6)], now);
  tray.destroy();
  expect(drawn.menus).toEqual([]);
});

it('is a hexagon, hollow or filled', () => {
  const alphaAt = (bitmap: Buffer, x: number, y: number): number => bitmap[4 * (y * 16 + x) + 3] ?? -1;
  const [hollow, filled] = [hexagonBitmap(16, false, [0, 0, 0]), hexagonBitmap(16, true, [0, 0, 0])];
  expect(filled.length).toBe(4 * 16 * 16);
  expect([alphaAt(hollow, 8, 8), alphaAt(filled, 8, 8)]).toEqual([0, 255]);
  expect([alphaAt(hollow, 0, 0), alphaAt(filled, 0, 0)]).toEqual([0, 0]);
  expect(alphaAt(hollow, 8, 1)).toBeGreaterThan(100);
});

it('names the twenty most pressing of a flood, and says how many more there are', () => {
  const calls = context();
  const flood = Array.from({ length: 1_000 }, (_, i) => incident(`Number ${i}`, i));
  new ConsoleTray(calls).show(flood, now);
  const menu = drawn.menus.at(-1) ?? [];
  expect(menu).toHaveLength(26);
  expect(menu[20]?.label).toBe('980 more in the window');
  menu[20]?.click?.();
  expect(calls.show).toHaveBeenCalledOnce();
});
