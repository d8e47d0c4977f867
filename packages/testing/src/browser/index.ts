export { chromiumProgram, launchChromium } from "./launch-chromium.ts";
export { type Person, signedIn } from "./signed-in.ts";
