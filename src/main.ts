/** The program. Nothing native is imported before the guard: an old Node would crash without a word. */
if (Number(process.versions.napi) < 10) {
  console.error(
    `Parley needs Node 22.14 or newer, and this is ${process.version}. Start it with "npm start".`,
  );
  process.exit(1);
}

const { readEnvironment } = await import("./environment.ts");
const { start } = await import("./run.ts");
const app = await start(readEnvironment());
if (app.setupUrl) console.log(`Make the owner's account here, once: ${app.setupUrl}`);
