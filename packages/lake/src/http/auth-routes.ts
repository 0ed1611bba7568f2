import type {Context} from 'hono'

import {isAllowedOrigin, isLoopbackHost} from '../auth/origins.ts'
import {createSignInPage} from '../auth/sign-in-page.ts'
import {createNamedUser, LOCAL_USER} from '../auth/local-user.ts'
import {RequestError} from '../errors/request-error.ts'
import type {LakeApp} from './data-routes.ts'
import type {LakeContext, LakeEnvironment} from './lake-context.ts'
import {bearerTokenOf} from './authentication.ts'
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
    const returnUrl = returnUrlOf(context)
    return lake.password
      ? createSignInPage({returnUrl})
      : redirectWithSid(returnUrl, lake.sessions.createSessionId(LOCAL_USER))
  })

  app.post(`${VERSION}/auth/local`, async (context) => {
    const returnUrl = returnUrlOf(context)
    if (!lake.password) {
      return redirectWithSid(returnUrl, lake.sessions.createSessionId(LOCAL_USER))
    }
    const form = await readForm(context)
    const name = form.get('name')?.trim() ?? ''
    if (name === '' || name.length > 80) {
      return createSignInPage({
        returnUrl,
        errorMessage: 'Please enter your name, at most 80 characters.',
        status: 400,
      })
    }
    const outcome = await lake.password.check(form.get('password') ?? '')
    if (outcome === 'correct') {
      return redirectWithSid(returnUrl, lake.sessions.createSessionId(createNamedUser(name)))
    }
    const errorMessage =
      outcome === 'wrong'
        ? 'This password is wrong.'
        : 'Too many wrong passwords: wait a minute, then try again.'
    return createSignInPage({
      returnUrl,
      errorMessage,
      name,
      status: outcome === 'wrong' ? 401 : 429,
    })
  })

  app.get(`${VERSION}/auth/fetch`, (context) => {
    const token = lake.sessions.exchangeSessionId(context.req.query('sid') ?? '')
    if (token) {
      return Response.json({token, label: 'local'}, {headers: {'cache-control': 'no-store'}})
    }
    throw new RequestError(
      'unauthorized',
      'This session id was already used or is older than a minute: sign in again',
    )
  })

  app.get(`${VERSION}/auth/id`, (context) => {
    const caller = context.get('caller')
    return Response.json(caller ? {id: caller.id, expiry: null} : {})
  })

  app.post(`${VERSION}/auth/logout`, (context) => {
    const token = bearerTokenOf(context.req.raw)
    if (token) {
      lake.sessions.end(token)
    }
    return Response.json({})
  })

  function returnUrlOf(context: Context<LakeEnvironment>): URL {
    // Without a password, only users of this machine may sign in. The host name is checked too, because
    // the name of a foreign page may resolve to this machine (DNS rebinding).
    const host = new URL(context.req.url).hostname
    if (!lake.password && !isLoopbackHost(host)) {
      throw new RequestError(
        'forbidden',
        `Signing in at ${host} needs a password: open the Lake at localhost, or set a password`,
      )
    }
    const origin = context.req.query('origin') ?? ''
    const returnUrl = URL.parse(origin)
    if (!returnUrl) {
      throw new RequestError(
        'bad-request',
        `"origin" must be the URL to return to after signing in, for example http://localhost:3333, not "${origin}"`,
      )
    }
    if (isAllowedOrigin(returnUrl, lake.allowedOrigins)) {
      return returnUrl
    }
    throw new RequestError(
      'forbidden',
      `${returnUrl.origin} may not sign in here: allow it with --allow-origin ${returnUrl.origin}`,
    )
  }
}

function redirectWithSid(returnUrl: URL, sid: string): Response {
  const location = new URL(returnUrl)
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
    throw new RequestError(
      'payload-too-large',
      `The form has more than ${MAX_FORM_LENGTH} characters`,
    )
  }
  return new URLSearchParams(text)
}
