// zod tries whether it may compile code: our policy says no, and would report each try.
globalThis.__zod_globalConfig = { jitless: true }
