/**
 * A list of which only what is on screen is in the page. What it returns changes in place: components that call it
 * read it anew in each render and memoise nothing that is made from it.
 */
export { useVirtualizer as useVirtualRows } from '@tanstack/react-virtual';
