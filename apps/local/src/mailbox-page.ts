import { html } from './html.ts'
import type { Html, Page } from './html.ts'
import type { Message } from './mail-store.ts'

export function listPage(messages: readonly Message[]): Page {
  const count = messages.length === 1 ? '1 message' : `${messages.length} messages`
  return {
    lang: 'fr',
    title: 'Messagerie de démonstration',
    body: html`<div class="hall">
        <div class="wrap">
          <h1>Messagerie de démonstration</h1>
          <p class="say">
            Tout ce que le guichet a envoyé arrive ici, et ne va nulle part ailleurs. ${count}, du plus récent
            au plus ancien.
          </p>
        </div>
      </div>
      <div class="wrap below">
        <ul class="rows">
          ${messages.map(messageRow)}
        </ul>
      </div>`,
  }
}

export function readPage(message: Message): Page {
  const headers = Object.entries(message.headers)
  const title = titleOf(message)
  return {
    lang: 'fr',
    title,
    aside: html`<a href="/">Tous les messages</a>`,
    body: html`<div class="hall">
        <div class="wrap">
          <h1>${title}</h1>
          <p class="say">
            De ${message.from} à ${message.to.join(', ')},
            <time datetime="${message.receivedAt}">${dateOf(message)}</time>
          </p>
        </div>
      </div>
      <div class="wrap below">
        ${message.html === '' ? html`` : htmlPart(message)}
        <section aria-labelledby="text">
          <h2 id="text">Texte</h2>
          <pre>${message.text}</pre>
        </section>
        <section aria-labelledby="headers">
          <h2 id="headers">En-têtes</h2>
          <dl class="small">
            ${headers.map(
              ([name, value]) =>
                html`<dt>${name}</dt>
                  <dd>${value}</dd>`,
            )}
          </dl>
        </section>
        <section>
          <p><a href="/messages/${message.id}/raw">Message brut</a></p>
        </section>
      </div>`,
  }
}

export function missingPage(): Page {
  return {
    lang: 'fr',
    title: 'Message introuvable',
    aside: html`<a href="/">Tous les messages</a>`,
    body: html`<div class="hall">
      <div class="wrap"><h1>Ce message n’existe pas.</h1></div>
    </div>`,
  }
}

/** The HTML part alone: no script, nothing fetched, its links in a new tab. */
export function framedHtml(message: Message): string {
  return `<base target="_blank">${message.html}`
}

export const FRAME_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox"

function messageRow(message: Message): Html {
  return html`<li>
    <a class="row" href="/read/${message.id}"
      ><b>${titleOf(message)}</b>
      <span
        >à ${message.to.join(', ')} · <time datetime="${message.receivedAt}">${dateOf(message)}</time></span
      ></a
    >
  </li>`
}

function htmlPart({ id }: Message): Html {
  return html`<section aria-labelledby="html">
    <h2 id="html">Mise en forme</h2>
    <iframe
      src="/messages/${id}/html"
      title="Message mis en forme"
      sandbox="allow-popups allow-popups-to-escape-sandbox"
    ></iframe>
  </section>`
}

function titleOf(message: Message): string {
  return message.subject === '' ? '(sans objet)' : message.subject
}

function dateOf(message: Message): string {
  return DATE.format(new Date(message.receivedAt))
}

const DATE = new Intl.DateTimeFormat('fr', { dateStyle: 'long', timeStyle: 'medium' })
