/** Pattern of a variable that JavaScript reads, with its name in one of the groups `name` and `key`. */
export const VARIABLE = String.raw`\bprocess\.env(?:\??\.(?<name>[A-Za-z_]\w*)|(?:\?\.)?\[\s*["'\x60](?<key>\w+)["'\x60]\s*\])`;
