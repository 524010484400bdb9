export const RunbookScreen = () => <main aria-label="Runbook" />;
