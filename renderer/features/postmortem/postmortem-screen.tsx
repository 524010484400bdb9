export const PostmortemScreen = () => <main aria-label="Post-mortem" />;
