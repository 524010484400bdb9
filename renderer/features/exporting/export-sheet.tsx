/** What the record shall be written as. */
export const ExportSheet = () => <p>Nothing here yet.</p>;
