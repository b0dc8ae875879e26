import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as breath } from "node:timers/promises";
import type { apply } from "../../../src/shared/state/apply.ts";
import type { Somebody } from "../../app.ts";
import { type Device, freshState, openDevice } from "./device.ts";
import { follow } from "./following.ts";
import { type ChangeStore, createServer, type Server } from "./server.ts";
import type { Model } from "./specification.ts";
import { modelOf } from "./starting-point.ts";
import type { Template } from "./template.ts";

/** Whose devices there are. Rita has two; Nora has not yet begun to talk. */
export const deviceNames = ["Sam", "Rita", "Rita's other", "Nora"] as const;
export type DeviceName = (typeof deviceNames)[number];

/** The program and the devices, next to the model of what they must show. */
export interface World {
  model: Model;
  server: Server;
  people: Template["people"];
  devices: Map<DeviceName, Device>;
  copy: Model | null;
  /** A key that nobody has used. */
  newKey(): string;
  device(name: DeviceName): Device;
  /** Opens a device's page anew. */
  open(name: DeviceName): Promise<void>;
  /** Waits until nothing more happens, with what is held up staying so. */
  quiet(): Promise<void>;
  /** Lets everything held up arrive, device by device, and half a minute pass. */
  rest(): Promise<void>;
  /** Ends the program, for the database to be looked at. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

/** What is deliberately wrong with the program or the page; nothing, unless a control says so. */
export interface Parts {
  apply: typeof apply;
  changeStore: ChangeStore;
}

/** Quiet comes after two or three rounds; this many mean that it never does. */
const mostRounds = 200;

/** Longer than the page waits between two reports of what was read. */
const roundMs = 600;

/** The contract: by then a page has asked for what it missed. */
const headsMs = 30_000;

export async function openWorld(template: Template, parts: Parts): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), "parley-model-"));
  cpSync(template.folder, folder, { recursive: true });
  const server = createServer(folder, template.startsAt, parts.changeStore);
  await server.start();
  const { people } = template;
  const devices = new Map<DeviceName, Device>();
  const start = await freshState(server.app().url, people.rita, parts.apply);
  const model = modelOf(start, people);
  let keys = 0;
  let stopped: Promise<void> | undefined;

  const world: World = {
    ...{ model, server, people, devices },
    copy: null,
    newKey: () => keyOf(++keys),
    device(name) {
      const device = devices.get(name);
      if (!device) throw new Error(`${name} has no device.`);
      return device;
    },
    async open(name) {
      devices.get(name)?.line.close();
      const device = await openDevice({
        ...{ name, url: server.app().url, somebody: ownerOf(name, people), apply: parts.apply },
        newKey: world.newKey,
        witness: (own) => follow(world, own),
      });
      devices.set(name, device);
    },
    quiet: () => quiet([...devices.values()]),
    async rest() {
      for (const { post } of devices.values()) {
        await post.release();
        await world.quiet();
      }
      for (const device of devices.values()) device.time.advance(headsMs);
      await world.quiet();
    },
    async stop() {
      for (const device of devices.values()) device.line.close();
      stopped ??= server.app().close();
      await stopped;
    },
    async close() {
      await world.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  for (const name of deviceNames) await world.open(name);
  await world.quiet();
  return world;
}

function ownerOf(name: DeviceName, { sam, rita, nora }: Template["people"]): Somebody {
  if (name === "Sam") return sam;
  return name === "Nora" ? nora : rita;
}

function keyOf(count: number): string {
  return `00000000-0000-7000-8000-${String(count).padStart(12, "0")}`;
}

async function quiet(devices: Device[]): Promise<void> {
  const traffic = () => devices.reduce((sum, { post }) => sum + post.traffic, 0);
  for (let round = 0, before = -1; before !== traffic(); round += 1) {
    if (round === mostRounds) throw new Error("The devices do not come to rest.");
    before = traffic();
    await Promise.all(devices.map(({ post }) => post.allAnswered()));
    await Promise.all(devices.map((device) => device.arrived()));
    await breath();
    for (const device of devices) device.time.advance(roundMs);
  }
}
