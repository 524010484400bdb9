/** The Electron whose API is modelled. */
export const electronVersion = '45.4.1';
