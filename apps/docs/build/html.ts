import { html, raw } from 'hono/html';

/** HTML, which a template does not escape again. */
export type Html = ReturnType<typeof html>;

export { html, raw };
