/** Texts of the dialog after a session has ended. */
export const SESSION_TEXTS = {
  'session.title': 'Your session has ended',
  'session.text': 'Your text is safe. Log in to continue.',
  'session.log-in': 'Log in',
  'session.log-in-with': 'Log in with {{provider}}',
  'session.try-again': 'Try again',
  'session.blocked': 'Your browser blocked the login window. Allow it, then log in.',
  'session.unreachable': 'The login cannot be reached. Check your network connection.',
  'session.failed': 'The login did not work. Log in again.',
  'session.other-user':
    'You are logged in as {{name}}, but {{author}} wrote the text that is not saved yet. If you continue, it is saved in {{name}}’s name; then reload the Studio.',
  'session.another-person': 'another person',
  'session.log-in-as': 'Log in as {{name}}',
  'session.continue-as': 'Continue as {{name}}',
} as const
