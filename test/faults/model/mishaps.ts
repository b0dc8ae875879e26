import { says } from "./acts.ts";
import { allAgree } from "./agreement.ts";
import type { Device } from "./device.ts";
import { now, restore } from "./specification.ts";
import type { DeviceName, World } from "./world.ts";

/** What happens to people: lines, post, clocks, the program and its data. */

export async function losesTheLine(world: World, name: DeviceName): Promise<void> {
  await world.device(name).drop();
}

export async function comesBack(world: World, name: DeviceName): Promise<void> {
  const device = world.device(name);
  if (!device.isOnline()) await device.comeBack(world.server.app().url);
}

/** The page holds what was not sent in memory: only who has sent everything closes it. */
export async function opensAnew(world: World, name: DeviceName): Promise<void> {
  if (world.device(name).chat.get().outbox.length === 0) await world.open(name);
}

/** Says something that the server stores, and never hears so. */
export async function hearsNoAnswer(world: World, name: DeviceName, which: number, text: string) {
  const device = world.device(name);
  device.post.isHeld = true;
  says(world, name, which, text);
  await world.quiet();
  await device.drop();
  device.post.isHeld = false;
}

export function isHeldUp(world: World, name: DeviceName): void {
  world.device(name).post.isHeld = true;
}

export function getsOne(world: World, name: DeviceName, which: number): void {
  world.device(name).post.deliver(which);
}

export function missesTheNext(world: World, name: DeviceName): void {
  world.device(name).post.losesNext = true;
}

export function getsTheNextTwice(world: World, name: DeviceName): void {
  world.device(name).post.doublesNext = true;
}

export function clockJumps({ server }: World, ms: number): void {
  server.now += ms;
}

export async function everythingArrives(world: World): Promise<void> {
  await world.rest();
  allAgree(world);
}

export async function restarts(world: World): Promise<void> {
  await whileStopped(world, () => {});
}

export function backsUp(world: World): void {
  world.server.backUp();
  world.copy = structuredClone(world.model);
}

/** An older copy takes the database's place, while people sit at their pages. */
export async function restores(world: World): Promise<void> {
  const { copy, model, server } = world;
  if (!copy) return;
  await whileStopped(world, () => {
    restore(model, copy, server.restore());
    for (const device of world.devices.values()) forgetWhatWasTakenBack(world, device);
  });
}

/** What was acknowledged after the backup went with the restore; what was not is still to be sent. */
function forgetWhatWasTakenBack({ model }: World, device: Device): void {
  const stored = Object.values(model.talks).flatMap((talk) => now(talk).messages.map(({ key }) => key));
  const kept = device.chat.get().outbox.map(({ key }) => key);
  const isLeft = ({ key }: { key: string }) => stored.includes(key) || kept.includes(key);
  model.meant[device.name] = (model.meant[device.name] ?? []).filter(isLeft);
}

async function whileStopped(world: World, act: () => void): Promise<void> {
  const online = [...world.devices.values()].filter((device) => device.isOnline());
  await world.server.app().close();
  await Promise.all(online.map((device) => device.until(({ connection }) => connection !== "online")));
  act();
  await world.server.start();
  for (const device of online) {
    await device.comeBack(world.server.app().url);
    await world.quiet();
  }
}
