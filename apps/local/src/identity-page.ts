import { html, Html } from './html.ts'
import type { Page } from './html.ts'
import type { DemoPerson } from './people.ts'

type Lang = Page['lang']

export interface SignIn {
  lang: Lang
  people: readonly DemoPerson[]
  /** the login that was typed and is nobody's */
  refused: string | undefined
  webUrl: string
}

export function signInPage({ lang, people, refused, webUrl }: SignIn): Page {
  const words = WORDS[lang]
  const other = lang === 'fr' ? 'en' : 'fr'
  const invalid = refused === undefined ? html`` : html` aria-invalid="true" aria-describedby="refusal"`
  const refusal =
    refused === undefined
      ? html``
      : html`<p class="error" id="refusal" role="alert">${words.refused(refused)}</p>`
  return {
    lang,
    title: words.title,
    aside: html`<a href="?lang=${other}" lang="${other}">${WORDS[other].name}</a>`,
    formTargets: [webUrl],
    body: html` <form method="post">
      <input type="hidden" name="lang" value="${lang}" />
      <div class="hall">
        <div class="wrap">
          <h1>${words.hello}</h1>
          <p class="say">${words.say}</p>
          <div class="plate">
            ${refusal}
            <label for="login">${words.login}</label>
            <input
              id="login"
              name="typed"
              autocomplete="username"
              autocapitalize="none"
              spellcheck="false"
              value="${refused ?? ''}"
              ${invalid}
            />
            <button class="primary">${words.signIn}</button>
          </div>
        </div>
      </div>
      <div class="wrap below">
        <h2 id="people">${words.people}</h2>
        <ul class="rows" aria-labelledby="people">
          ${people.map((person) => personRow(person, lang))}
        </ul>
      </div>
    </form>`,
  }
}

export function signOutPage(lang: Lang, form: string, atOnce: boolean, webUrl: string): Page {
  const words = WORDS[lang]
  return {
    lang,
    title: words.signOut,
    formTargets: [webUrl],
    // The desk already asked; without its hint, the person decides here.
    ...(atOnce ? { script: `document.getElementById('op.logoutForm').submit()` } : {}),
    body: html` <div class="hall">
      <div class="wrap">
        <h1>${words.signOut}</h1>
        <div class="plate">
          ${new Html(form)}
          <input type="hidden" name="logout" value="yes" form="op.logoutForm" />
          <button class="primary" form="op.logoutForm">${words.signOut}</button>
        </div>
      </div>
    </div>`,
  }
}

export function messagePage(lang: Lang, title: string, message: string): Page {
  return {
    lang,
    title,
    body: html`<div class="hall">
      <div class="wrap">
        <h1>${title}</h1>
        <p class="say">${message}</p>
      </div>
    </div>`,
  }
}

export function wordsOf(lang: Lang) {
  return WORDS[lang]
}

function personRow(person: DemoPerson, lang: Lang): Html {
  return html`<li>
    <button class="row" name="login" value="${person.login}">
      <b>${person.givenName} ${person.familyName}</b> <span>${person.login} · ${WORDS[lang].is(person)}</span>
    </button>
  </li>`
}

const WORDS = {
  fr: {
    name: 'Français',
    title: 'Se connecter – identités de démonstration',
    hello: 'Bonjour, connectez-vous.',
    say: 'Comptes de démonstration : choisissez une personne, ou tapez son identifiant. Aucun mot de passe.',
    login: 'Identifiant',
    signIn: 'Se connecter',
    signOut: 'Se déconnecter',
    people: 'Personnes de démonstration',
    refused: (login: string) => `« ${login} » n’est l’identifiant d’aucune personne de démonstration.`,
    goneTitle: 'Connexion expirée',
    gone: 'Cette connexion a expiré. Revenez au portail puis recommencez.',
    signedOut: 'Vous êtes déconnecté.',
    is: (person: DemoPerson) => describe(person, FRENCH_ROLES),
  },
  en: {
    name: 'English',
    title: 'Sign in – demo identities',
    hello: 'Hello, please sign in.',
    say: 'Demo accounts: choose a person, or type their login. There is no password.',
    login: 'Login',
    signIn: 'Sign in',
    signOut: 'Sign out',
    people: 'Demo people',
    refused: (login: string) => `“${login}” is nobody’s login here.`,
    goneTitle: 'Sign-in expired',
    gone: 'This sign-in has expired. Go back to the portal and start again.',
    signedOut: 'You are signed out.',
    is: (person: DemoPerson) => describe(person, ENGLISH_ROLES),
  },
} as const

const FRENCH_ROLES = {
  administrator: 'administration',
  lead: 'responsable d’équipe',
  agent: 'agent d’assistance',
  head: 'direction d’établissement',
  student: 'étudiant',
  staff: 'personnel',
}
const ENGLISH_ROLES: typeof FRENCH_ROLES = {
  administrator: 'administrator',
  lead: 'team lead',
  agent: 'support agent',
  head: 'head of an establishment',
  student: 'student',
  staff: 'staff',
}

function describe(person: DemoPerson, roles: typeof FRENCH_ROLES): string {
  const places = [...person.teams.map((team) => team.name), ...person.establishments]
  return [roleOf(person, roles), ...places].join(', ')
}

function roleOf(person: DemoPerson, roles: typeof FRENCH_ROLES): string {
  if (person.administrator) return roles.administrator
  const team = person.teams[0]
  if (team !== undefined) return roles[team.role]
  if (person.headOf.length > 0) return roles.head
  return person.audiences.includes('student') ? roles.student : roles.staff
}
