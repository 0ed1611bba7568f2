import {createInterface} from 'node:readline'
import {text} from 'node:stream/consumers'
import {Writable} from 'node:stream'

import {findPasswordProblem} from '../auth/password.ts'
import {UsageError} from './usage-error.ts'

/** A password is never an argument: other users see the arguments of processes, and shells store them. */
export async function readPassword(): Promise<string> {
  const password = process.stdin.isTTY
    ? await promptTwice()
    : (await text(process.stdin)).split(/\r?\n/u, 1).join('')
  const problem = findPasswordProblem(password)
  if (problem !== undefined) {
    throw new UsageError(
      password === '' && !process.stdin.isTTY
        ? 'The password is missing: type it at the prompt of a terminal, or send it to standard input'
        : problem,
    )
  }
  return password
}

async function promptTwice(): Promise<string> {
  const password = await prompt('Password: ')
  if (password !== (await prompt('The same password again: '))) {
    throw new UsageError('The two passwords differ: try again')
  }
  return password
}

function prompt(question: string): Promise<string> {
  process.stderr.write(question)
  const silent = new Writable({write: (_chunk, _encoding, done) => done()})
  const lines = createInterface({
    input: process.stdin,
    output: silent,
    terminal: true,
    historySize: 0,
  })
  return new Promise((resolve, reject) => {
    lines.once('SIGINT', () => lines.close())
    lines.once('close', () => {
      process.stderr.write('\n')
      reject(new UsageError('Nothing was changed'))
    })
    lines.once('line', (line) => {
      resolve(line)
      lines.close()
    })
  })
}
