/** The light theme's tokens (base/tokens.css) for what no style sheet reaches: files of charts, share cards, icons of the app. A test holds the two together. */
export const COLORS = { paper: '#fbf9f4', ink: '#1a1a18', ink2: '#55534c', rule: '#d9d4c7', microsoft: '#0b5e73', openai: '#b0361a', shared: '#6b4a6e' } as const;

/** The paper of the dark theme. */
export const DARK_PAPER = '#141512';
