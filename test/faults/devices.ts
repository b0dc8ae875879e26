/** Devices for fault tests, of both kinds; devices-kind.ts says what they can do. */
export type { DeviceWish, FaultDevice } from "./devices-kind.ts";
export { openPageDevice } from "./devices-page.ts";
export { openPlainDevice } from "./devices-plain.ts";
