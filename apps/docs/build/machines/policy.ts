/**
 * The Content-Security-Policy of our own pages: nothing but files of the site, and no inline script or style. Blocks of
 * structured data are not scripts, so it does not concern them.
 */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
