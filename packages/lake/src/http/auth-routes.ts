import type {Context} from 'hono'

import {isAllowedOrigin, isLoopbackHost} from '../auth/origins.ts'
import {signInPage} from '../auth/sign-in-page.ts'
import {namedUser, LOCAL_USER} from '../auth/local-user.ts'
import {RequestError} from '../errors/request-error.ts'
import type {LakeApp} from './data-routes.ts'
import type {LakeContext, LakeEnvironment} from './lake-context.ts'
import {bearerOf} from './authentication.ts'
import {VERSION} from './requests.ts'

/** In UTF-16 code units. */
const MAX_FORM_LENGTH = 10_000

/** `/auth/…`: signing in and out, as the Studio and command-line tools do. */
export function addAuthRoutes(app: LakeApp, lake: LakeContext): void {
  app.get(`${VERSION}/auth/providers`, (context) => {
    const {origin} = new URL(context.req.url)
    return Response.json({
      providers: [{name: 'local', title: 'This desk', url: `${origin}/v1/auth/local`}],
    })
  })

  app.get(`${VERSION}/auth/local`, (context) => {
    const target = targetOf(context)
    return lake.password
      ? signInPage({target})
      : redirectWithSid(target, lake.sessions.createSessionId(LOCAL_USER))
  })

  app.post(`${VERSION}/auth/local`, async (context) => {
    const target = targetOf(context)
    if (!lake.password) {
      return redirectWithSid(target, lake.sessions.createSessionId(LOCAL_USER))
    }
    const form = await readForm(context)
    const name = form.get('name')?.trim() ?? ''
    if (name === '' || name.length > 80) {
      return signInPage({
        target,
        problem: 'Please enter your name, at most 80 characters.',
        status: 400,
      })
    }
    const outcome = await lake.password.check(form.get('password') ?? '')
    if (outcome === 'right') {
      return redirectWithSid(target, lake.sessions.createSessionId(namedUser(name)))
    }
    const problem =
      outcome === 'wrong'
        ? 'This is not the password.'
        : 'Too many wrong passwords: wait a minute, then try again.'
    return signInPage({target, problem, name, status: outcome === 'wrong' ? 401 : 429})
  })

  app.get(`${VERSION}/auth/fetch`, (context) => {
    const token = lake.sessions.redeem(context.req.query('sid') ?? '')
    if (token) {
      return Response.json({token, label: 'local'}, {headers: {'cache-control': 'no-store'}})
    }
    throw new RequestError(
      'unauthorized',
      'This session id was used already or is older than a minute: sign in again',
    )
  })

  app.get(`${VERSION}/auth/id`, (context) => {
    const caller = context.get('caller')
    return Response.json(caller ? {id: caller.id, expiry: null} : {})
  })

  app.post(`${VERSION}/auth/logout`, (context) => {
    const token = bearerOf(context.req.raw)
    if (token) {
      lake.sessions.end(token)
    }
    return Response.json({})
  })

  function targetOf(context: Context<LakeEnvironment>): URL {
    // Without a password only this machine may sign in. Checking the host name also keeps out pages
    // whose own name was made to resolve to this machine (DNS rebinding).
    const host = new URL(context.req.url).hostname
    if (!lake.password && !isLoopbackHost(host)) {
      throw new RequestError(
        'forbidden',
        `Signing in at ${host} needs a password: open the Lake at localhost, or set a password`,
      )
    }
    const origin = context.req.query('origin') ?? ''
    const target = URL.parse(origin)
    if (!target) {
      throw new RequestError(
        'bad-request',
        '"origin" must be the URL to return to after signing in',
      )
    }
    if (isAllowedOrigin(target, lake.allowedOrigins)) {
      return target
    }
    throw new RequestError(
      'forbidden',
      `${target.origin} may not sign in here: allow it with --allow-origin ${target.origin}`,
    )
  }
}

function redirectWithSid(target: URL, sid: string): Response {
  const location = new URL(target)
  location.hash = `sid=${sid}`
  return new Response(null, {
    status: 302,
    headers: {
      location: location.href,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    },
  })
}

async function readForm(context: Context): Promise<URLSearchParams> {
  const text = await context.req.text()
  if (text.length > MAX_FORM_LENGTH) {
    throw new RequestError('payload-too-large', 'The form is too large')
  }
  return new URLSearchParams(text)
}
