import { generateKeyPairSync } from 'node:crypto';

/** A certificate that signs itself; its key is lost. */
export const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBjzCCATWgAwIBAgIUJgSfRJzpDUg5Y+8w75PO3gyCRZEwCgYIKoZIzj0EAwIw
HDEaMBgGA1UEAwwRRXhhbXBsZSBhdXRob3JpdHkwIBcNMjYxMTI2MDE0NzA3WhgP
MjEyNjExMDIwMTQ3MDdaMBwxGjAYBgNVBAMMEUV4YW1wbGUgYXV0aG9yaXR5MFkw
EwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEJXTYg7mq1xDScSrAPRUbrL0+yy544F4x
ub365Cx+mOozRFUbYGmnor74/7yAnUUf5b84BqxX6umWpFAmfvKkpKNTMFEwHQYD
VR0OBBYEFGFhxidGKMXNUcaY0OU8ou3uEX+aMB8GA1UdIwQYMBaAFGFhxidGKMXN
UcaY0OU8ou3uEX+aMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIg
de/nqf47kcP4A1+UglUO7+pJmNKDiQ3fikbJjFd/9dYCIQD6g/yBXDUpYZpyetn2
Gwn52gknswuL+hZDp9hiFiP/Qw==
-----END CERTIFICATE-----
`;

/** The public key of that certificate. */
export const PUBLIC_KEY = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEJXTYg7mq1xDScSrAPRUbrL0+yy54
4F4xub365Cx+mOozRFUbYGmnor74/7yAnUUf5b84BqxX6umWpFAmfvKkpA==
-----END PUBLIC KEY-----
`;

/** A private key, made anew: scanners of this repository would take one that lies in it for real. */
export const PRIVATE_KEY = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
