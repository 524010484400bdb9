/** The same for one person under the names that are typed at different desktops: `Ana Ruiz`, `ana.ruiz`. */
export const personKey = (name: string): string => name.trim().replaceAll(' ', '.').toLowerCase();
