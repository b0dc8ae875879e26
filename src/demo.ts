/** Starts on data of its own, with one receiver and one sender, and prints how to sign in as each. */
if (Number(process.versions.napi) < 10) {
  console.error(
    `Parley needs Node 22.14 or newer, and this is ${process.version}. Start it with "npm run demo".`,
  );
  process.exit(1);
}

const { readEnvironment } = await import("./environment.ts");
const environment = readEnvironment();
if (environment.NODE_ENV === "production") {
  console.error("The demo has passwords that everybody knows, so it does not start in production.");
  process.exit(1);
}

const { start } = await import("./run.ts");
const { demoPeople, makeDemoPeople } = await import("./demo-people.ts");
const dataDir = environment.DATA_DIR ?? "./data/demo";

const app = await start({ ...environment, DATA_DIR: dataDir });
await makeDemoPeople(app);
console.log("\nOpen it in two browser windows, one of them private, and sign in as each:");
for (const { door, email, password } of demoPeople)
  console.log(`  "${door}": ${email}, password ${password}`);
console.log(`\nThe demo keeps its data in ${dataDir}. Delete that folder to start afresh.`);
