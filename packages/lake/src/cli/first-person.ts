import {userInfo} from 'node:os'

/** Returns the name and e-mail of the person who uses this machine, for the first administrator. */
export function describeLocalUser(): {readonly name: string; readonly email: string} {
  const username = readUsername()
  const name = username.replace(/^./u, (first) => first.toUpperCase())
  return {name, email: `${username.replaceAll(/[^\w.+-]/g, '-')}@localhost`}
}

function readUsername(): string {
  try {
    const {username} = userInfo()
    return username === 'root' || username.trim() === '' ? 'administrator' : username
  } catch {
    // The user of a container may have no name.
    return 'administrator'
  }
}
