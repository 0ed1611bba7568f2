#!/usr/bin/env node
import {enableCompileCache} from 'node:module'

// Later starts need not compile the modules again. It has no effect if the cache cannot be written.
enableCompileCache()
const {runCommand} = await import('./cli/run-command.ts')
await runCommand(process.argv.slice(2))
