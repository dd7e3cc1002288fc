import { TEAMS } from './people.ts'

/** A text kept ready, or several changes and a text; of a team, or of everybody (null). */
export type DemoTool = { label: string; team: string | null } & (
  | { kind: 'saved_reply'; content: { body: string } }
  | {
      kind: 'macro'
      content: { take?: true; tags: string[]; reply: { voice: 'request_info' | 'note'; text: string } }
    }
)

export const DEMO_TOOLS: readonly DemoTool[] = [
  {
    kind: 'saved_reply',
    label: 'Demander une capture d’écran',
    team: null,
    content: {
      body: 'Bonjour {{requester.name}},\n\nPour avancer sur « {{ticket.title}} », pouvez-vous joindre une capture du message affiché et nous dire depuis quand il apparaît ?\n\n{{me.name}}, {{team.name}}',
    },
  },
  {
    kind: 'saved_reply',
    label: 'Annoncer un appel',
    team: null,
    content: {
      body: 'Bonjour {{requester.name}},\n\nJe vous appelle au {{requester.phone}} pour regarder cela avec vous.\n\n{{me.name}}',
    },
  },
  {
    kind: 'saved_reply',
    label: 'Impression : vider la file d’attente',
    team: TEAMS.applications,
    content: {
      body: 'Dans {{ticket.product}}, menu Fichier, « File d’impression » : supprimez ce qui attend, fermez l’application, puis relancez l’impression.',
    },
  },
  {
    kind: 'macro',
    label: 'GFC : demander la version',
    team: TEAMS.applications,
    content: {
      take: true,
      tags: ['gfc'],
      reply: {
        voice: 'request_info',
        text: 'Bonjour {{requester.name}},\n\nQuelle version lisez-vous dans le menu « Aide », « À propos » ?',
      },
    },
  },
  {
    kind: 'macro',
    label: 'Marquer « référentiel »',
    team: TEAMS.applications,
    content: {
      tags: ['référentiel'],
      reply: {
        voice: 'note',
        text: 'Les droits sont bons, la donnée ne l’est pas : à voir dans le référentiel.',
      },
    },
  },
]
