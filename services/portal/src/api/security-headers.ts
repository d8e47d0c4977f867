/** What every answer carries, errors too: nothing is loaded from anywhere else, nothing runs inline, nobody frames us. */
export function securityHeaders(o: { portal: string; issuer: string }): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "font-src 'self'", "img-src 'self' data:", "connect-src 'self'",
    // A browser holds a form's redirects to this as well: logging out goes by way of the provider.
    `form-action 'self' ${new URL(o.issuer).origin}`,
    "frame-ancestors 'none'", "base-uri 'none'",
  ];
  return {
    "content-security-policy": policy.join("; "),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    // Not no-referrer: a browser then says "Origin: null" of our own forms, and they could not be told from a foreign one.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "accelerometer=(), bluetooth=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()",
    "x-permitted-cross-domain-policies": "none",
    // Unless an answer says otherwise: nothing of a person stays in a cache.
    "cache-control": "no-store",
    ...(o.portal.startsWith("https:") ? { "strict-transport-security": "max-age=63072000; includeSubDomains" } : {}),
  };
}
