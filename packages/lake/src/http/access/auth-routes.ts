import type {AuthView} from '../../auth/auth-page.ts'
import {parseBearer} from '../../auth/bearer.ts'
import {createPasswordPage} from '../../auth/password-page.ts'
import {findPasswordProblem} from '../../auth/password.ts'
import {PersonError, type Person} from '../../auth/person.ts'
import {isRoleName, ROLE_NAMES, ROLES} from '../../auth/roles.ts'
import type {SignInOutcome} from '../../auth/sign-in.ts'
import {createSignInPage, type SignInView} from '../../auth/sign-in-page.ts'
import {RequestError} from '../../errors/request-error.ts'
import {findCorsPolicy} from '../cors.ts'
import {isOnThisMachine} from '../is-on-this-machine.ts'
import type {LakeContext} from '../lake-context.ts'
import {readForm} from '../requests.ts'
import {json, type Reply} from '../reply.ts'
import type {RouteContext} from '../route-context.ts'
import {VERSION, type Router} from '../router.ts'

/** `/auth/…`: logging in and out, as the Studio and command-line tools do. */
export function addAuthRoutes(router: Router, lake: LakeContext): void {
  const {people, sessions} = lake.access

  router.get(`${VERSION}/auth/providers`, (context) => {
    const {origin} = context.request.url
    return json({
      providers: [{name: 'local', title: 'This desk', url: `${origin}/v1/auth/local`}],
    })
  })

  router.get(`${VERSION}/auth/local`, (context) => {
    assertOwnPage(context)
    return createSignInPage(viewOf(context))
  })

  router.post(`${VERSION}/auth/local`, async (context) => {
    assertOwnPage(context)
    const view = viewOf(context)
    const form = await readForm(context.request)
    return view.people ? signInByClick(view, view.people, form) : signIn(context, view, form)
  })

  router.get(`${VERSION}/auth/password`, (context) => {
    assertOwnPage(context)
    const returnUrl = returnUrlOf(context)
    return people.needPasswords()
      ? createPasswordPage({returnUrl})
      : createPasswordPage({
          returnUrl,
          errorMessage:
            'Nobody has a password yet. An administrator gives somebody the first one with the command "lake user password".',
        })
  })

  router.post(`${VERSION}/auth/password`, async (context) => {
    assertOwnPage(context)
    return changePassword(context, await readForm(context.request))
  })

  router.get(`${VERSION}/auth/fetch`, (context) => {
    const token = sessions.exchangeSessionId(context.query('sid') ?? '')
    if (token) {
      return json({token, label: 'local'}, {headers: {'cache-control': 'no-store'}})
    }
    throw new RequestError(
      'unauthorized',
      'This session id was already used or is older than a minute: log in again',
    )
  })

  router.get(`${VERSION}/auth/id`, (context) => {
    const caller = context.caller
    return json(caller ? {id: caller.id, expiry: null} : {})
  })

  router.post(`${VERSION}/auth/logout`, (context) => {
    const token = parseBearer(context.header('authorization'))
    if (token) {
      sessions.end(token)
    }
    return json({})
  })

  /** Logs in one of the people, adds a person and logs them in, or without either logs in the first administrator. */
  async function signInByClick(
    view: SignInView,
    shown: readonly Person[],
    form: URLSearchParams,
  ): Promise<Reply> {
    const name = form.get('name')
    if (name !== null) {
      return addPerson(view, name, form)
    }
    const id = form.get('person')
    const person = shown.find((each) =>
      id === null ? each.role === ROLES.administrator : each.id === id,
    )
    return person
      ? redirectWithSid(view.returnUrl, person)
      : createSignInPage({
          ...view,
          status: 400,
          errorMessage: 'There is no such person: choose one, or add a person.',
        })
  }

  async function addPerson(view: SignInView, name: string, form: URLSearchParams): Promise<Reply> {
    const email = form.get('email') ?? ''
    const role = form.get('role')
    if (!isRoleName(role)) {
      throw new RequestError('bad-request', `"role" must be one of ${ROLE_NAMES.join(', ')}`)
    }
    try {
      return redirectWithSid(view.returnUrl, await people.add({name, email, role}))
    } catch (error) {
      if (error instanceof PersonError) {
        return createSignInPage({...view, name, email, status: 400, errorMessage: error.message})
      }
      throw error
    }
  }

  async function signIn(
    context: RouteContext,
    view: SignInView,
    form: URLSearchParams,
  ): Promise<Reply> {
    const outcome = await checkCredentials(context, form)
    return outcome.kind === 'logged-in'
      ? redirectWithSid(view.returnUrl, outcome.person)
      : createSignInPage({...view, ...outcome.refusal})
  }

  /** Changes the password of a person who knows the current one, ends their sessions, and begins a new one. */
  async function changePassword(context: RouteContext, form: URLSearchParams): Promise<Reply> {
    const returnUrl = returnUrlOf(context)
    const email = form.get('email') ?? ''
    const password = form.get('new-password') ?? ''
    const problem = findProblem(form)
    if (problem !== undefined) {
      return createPasswordPage({returnUrl, email, status: 400, errorMessage: problem})
    }
    const outcome = await checkCredentials(context, form)
    if (outcome.kind !== 'logged-in') {
      return createPasswordPage({returnUrl, ...outcome.refusal})
    }
    const {person} = outcome
    try {
      await people.setPassword(person, password)
    } catch (error) {
      if (error instanceof PersonError) {
        return createPasswordPage({returnUrl, email, status: 400, errorMessage: error.message})
      }
      throw error
    }
    sessions.removeSessionIds(person.id)
    return redirectWithSid(returnUrl, person)
  }

  /** Checks the e-mail and the password of a form; a refusal is what the page then shows. */
  async function checkCredentials(
    context: RouteContext,
    form: URLSearchParams,
  ): Promise<
    | Extract<SignInOutcome, {kind: 'logged-in'}>
    | {kind: 'refused'; refusal: Omit<AuthView, 'returnUrl'> & {email: string}}
  > {
    const email = form.get('email') ?? ''
    const outcome = await lake.signIn({
      email,
      password: form.get('password') ?? '',
      address: context.request.address ?? '',
    })
    switch (outcome.kind) {
      case 'logged-in':
        return outcome
      case 'wrong':
        return {
          kind: 'refused',
          refusal: {
            email,
            status: 401,
            errorMessage: 'The e-mail or the password is wrong.',
          },
        }
      case 'too-many-attempts':
        return {
          kind: 'refused',
          refusal: {
            email,
            status: 429,
            retryAfter: outcome.retryAfter,
            errorMessage: `There were too many attempts. Try again in ${outcome.retryAfter} seconds.`,
          },
        }
      default:
        return outcome satisfies never
    }
  }

  function viewOf(context: RouteContext): SignInView {
    const needsPassword = people.needPasswords()
    if (!needsPassword) {
      assertOnThisMachine(context)
    }
    return {
      returnUrl: returnUrlOf(context),
      people: needsPassword ? undefined : people.list(),
    }
  }

  function returnUrlOf(context: RouteContext): URL {
    const origin = context.query('origin') ?? ''
    const returnUrl = URL.parse(origin)
    if (!returnUrl) {
      throw new RequestError(
        'bad-request',
        `"origin" must be the URL to return to after logging in, for example http://localhost:3333, not "${origin}"`,
      )
    }
    const isPage = returnUrl.protocol === 'https:' || returnUrl.protocol === 'http:'
    if (isPage && findCorsPolicy(lake, returnUrl.origin).withCredentials) {
      return returnUrl
    }
    throw new RequestError(
      'forbidden',
      `${returnUrl.origin} may not log in here: allow it by "lake cors add ${returnUrl.origin} --credentials"`,
    )
  }

  function redirectWithSid(returnUrl: URL, {id}: Person): Reply {
    const location = new URL(returnUrl)
    location.hash = `sid=${sessions.createSessionId(id)}`
    return {
      status: 302,
      headers: {
        location: location.href,
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
      },
    }
  }
}

/** Returns why the form for a new password is refused before its current password is checked. */
function findProblem(form: URLSearchParams): string | undefined {
  const password = form.get('new-password') ?? ''
  if (password !== form.get('repeated-password')) {
    return 'The new password was not entered twice the same.'
  }
  return password === form.get('password')
    ? 'The new password is the current one: choose another.'
    : findPasswordProblem(password)
}

/** Throws a RequestError unless the request comes from this machine. */
function assertOnThisMachine(context: RouteContext): void {
  if (isOnThisMachine(context)) {
    return
  }
  const host = context.request.url.hostname
  throw new RequestError(
    'forbidden',
    `Logging in at ${host} needs a password: open the Lake at localhost without a proxy, or give an administrator a password with "lake user password"`,
  )
}

/** Throws a RequestError if the script or the form of a page of another origin has sent the request. */
function assertOwnPage(context: RouteContext): void {
  const origin = context.header('origin')
  if (origin === undefined || URL.parse(origin)?.host === context.request.url.host) {
    return
  }
  throw new RequestError(
    'forbidden',
    `Only pages of this Lake may send this request, not ${origin}: open the page in a window`,
  )
}
