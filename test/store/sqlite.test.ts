import { openStore } from "../../src/store/open-store.ts";
import { storeContract } from "./contract.ts";

storeContract("SQLite", (dataDir) =>
  openStore({
    dataDir,
    onFatal: (error) => {
      throw error;
    },
  }),
);
