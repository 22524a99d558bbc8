/**
 * The content security policy of the built page, in both hosts: nothing but what it is made of.
 * `data:` is for images only (the icons inside styles). There is no `unsafe-` anything: Svelte's `style:`
 * directives and transitions go through the CSSOM, which the policy does not stop.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')
