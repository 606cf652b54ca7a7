import { readSettings } from "@/lib/settings";

export function register() {
  for (const problem of readSettings().problems) {
    console.error(`Configuration: ${problem}`);
  }
}
