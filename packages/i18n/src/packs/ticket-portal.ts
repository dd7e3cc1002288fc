import type { Pack } from '../keys.ts'

/** What a requester reads from filing to the last answer, and of the desk itself, where it says « ticket » in its own gender. */
export default {
  fr: {
    'incidents.join.say':
      'Un ticket est créé pour vous d’un seul clic\u00a0: vous serez prévenu de la suite.',
    'pages.map.portal': 'Tickets et réponses',
    'statistics.say': 'Vos tickets, et ceux de toute l’assistance jusqu’au {day} compris.',
    'statistics.say.none':
      'Vos tickets. Les chiffres de toute l’assistance viendront avec sa première journée complète.',
    'statistics.own':
      '{filed, plural, =0 {Vous n’avez créé aucun ticket en {months, number} mois} one {Vous avez créé un ticket en {months, number} mois} other {Vous avez créé # tickets en {months, number} mois}}',
    'statistics.own.now': 'Où en sont vos tickets',
    'statistics.own.resolved': 'Résolus',
    'statistics.own.closed': 'Clos',
    'statistics.desk':
      '{filed, plural, =0 {L’assistance n’a encore reçu aucun ticket} one {L’assistance a reçu un ticket en {months, number} mois} other {L’assistance a reçu # tickets en {months, number} mois}}',
    'statistics.filed': 'Créés',
    'statistics.ended': 'Terminés',
    'statistics.chart':
      'Diagramme en barres, mois par mois : {filed, number} créés au plus en un mois, {ended, number} terminés au plus. Le tableau donne chaque chiffre.',
    'statistics.usual.say':
      'Un sur deux est résolu dans ce délai. Rien n’est dit sous {least, number} tickets résolus.',
    'archive.requests':
      'tickets : un fichier pour chaque ticket que vous avez créé ou que vous suivez comme contact, avec les échanges et les avis de clôture que vous pouvez lire, y compris ceux que vous avez retirés de vos listes. Un ticket clos est effacé, avec ses échanges et ses fichiers, à la date « keptUntil » de son fichier ; sans date, il est gardé.',
    'archive.files':
      'files et files.json : les fichiers que vous avez envoyés, avec leur empreinte SHA-256. Ils sont gardés autant que leur ticket, ou leur brouillon ; un fichier sans emploi est effacé après {hours, number} heures. « path » est vide pour un fichier retenu par l’antivirus ou perdu. uploads.json : ceux dont l’envoi n’est pas fini.',
    'archive.kept':
      'notifications.json, bookmarks.json et history.json : ce qui vous a été écrit, vos signets et vos dernières lectures, gardés autant que le ticket dont il s’agit.',
    'archive.without':
      'N’y figurent pas : les notes internes des équipes, ce que vous avez écrit comme agent sur les tickets des autres, les empreintes des secrets, et les traces techniques qui évitent les doublons, effacées après {days, number} jours.',
    'account.data.say':
      'Tout ce que l’assistance garde de vous, en un fichier ZIP : vos tickets et leurs échanges, vos fichiers, vos préférences, et combien de temps chacun est gardé.',
    'account.scope.tickets:read': 'Lire les tickets',
    'account.scope.tickets:write': 'Créer et modifier des tickets',
    'account.notice.request': 'Ticket',
    'account.notice.acknowledgement': 'Ticket enregistré',
    'account.notice.transferred_requester': 'Ticket transféré',
    'account.notice.taken': 'Pris en charge',
    'account.notice.assigned_requester': 'Changement de gestionnaire',
    'account.notice.closed_by_requester': 'Clos par le propriétaire',
    'account.notice.closed_duplicate': 'Clos comme doublon',
    'account.notice.cancelled': 'Ticket annulé',
    'account.notice.refused': 'Ticket refusé',
    'account.notice.held': 'Mis en attente',
    'account.notice.reopened': 'Ticket rouvert',
    'pages.help.must.say':
      'Oui. Tous les tickets y sont centralisés : plusieurs personnes connaissent le vôtre, il ne dépend d’aucune boîte aux lettres, et tout ce qui a été dit reste au même endroit. Seule exception, les pannes bloquantes de matériel : appelez le {phone}.',
    'pages.help.q1': 'Comment créer un ticket ?',
    'pages.help.a1':
      'Choisissez une catégorie, puis décrivez votre problème. Si vous hésitez, choisissez « Je ne sais pas, m’orienter » : l’équipe d’accueil choisira pour vous.',
    'pages.help.q2': 'Je me suis trompé de catégorie. Que va-t-il se passer ?',
    'pages.help.a2':
      'Pas d’inquiétude à avoir : le gestionnaire qui prend votre ticket en charge le transfère au bon service et vous en informe. Vous n’avez rien à refaire.',
    'pages.help.q3': 'Comment savoir où en est mon ticket ?',
    'pages.help.a3':
      'Votre tableau de bord dit l’état de chacun et qui doit agir. Un mail vous prévient de l’avancement, de la prise en charge à la résolution.',
    'pages.help.q4': 'Puis-je compléter un ticket déjà créé ?',
    'pages.help.a4':
      'Oui, tant qu’il n’est pas clos : ouvrez-le et ajoutez un commentaire. Vous pouvez aussi y joindre des fichiers.',
    'pages.help.q5': 'J’ai été dépanné mais le problème persiste. Que puis-je faire ?',
    'pages.help.a5':
      'Ne clôturez pas le ticket : ouvrez-le, refusez la clôture et dites ce qui ne va pas. Il revient à la même personne, avec la même référence.',
    'pages.questions.a3':
      'Vous,{contacts, select, yes { les personnes que vous ajoutez,} other {}} l’équipe qui le traite et les agents qu’elle invite.{heads, select, yes { Au titre d’un établissement, son chef aussi.} other {}}',
    'pages.accessibility.a2':
      'Chaque page est vérifiée dans un navigateur, en thème clair et sombre, au clavier, agrandie, espacée et dans les couleurs du système, par un outil automatique (axe, règles WCAG 2.2, niveaux A et AA) et par des tests critère par critère. Un ticket a été déposé puis suivi avec le lecteur d’écran Orca ; NVDA, JAWS et VoiceOver n’ont pas été employés, et aucun outil de validation PDF/UA n’a examiné le PDF d’un ticket. Ces vérifications ne remplacent pas un audit.',
    'pages.accessibility.a3':
      'Appelez le {phone} ou créez un ticket : nous vous donnerons l’information autrement et corrigerons la page.',
    'pages.privacy.a1':
      'Votre identité et votre adresse, transmises par {institution} à la connexion, vos tickets, vos échanges, vos fichiers et la trace de ce qui a été fait sur chaque ticket.',
    'pages.privacy.q2': 'Qui peut lire un ticket',
    'pages.privacy.a2':
      'Vous, les personnes que vous mettez en contact, l’équipe qui le traite et les agents qu’elle invite. Un responsable de structure lit les tickets créés au titre de sa structure, jamais les tickets personnels.',
    'pages.privacy.a3':
      'Un brouillon est gardé trente jours. Un ticket clos est gardé {kept, select, no {le temps fixé par {institution}} other {{kept}}}, puis effacé avec ses échanges et ses fichiers.',
    'pages.terms.a2':
      'N’écrivez jamais un mot de passe dans un ticket. Ne donnez sur d’autres personnes que les informations utiles à l’intervention.',
    'pages.terms.a4':
      'Un ticket est traité aux heures de service. Pour une panne qui bloque votre activité, appelez le {phone}.',
    'filing.step.topic': 'choisir la catégorie',
    'filing.step.topic.next': 'décrire votre problème',
    'filing.topics': 'Catégories',
    'filing.topics.all': 'Toutes les catégories',
    'filing.topic.title': 'À quelle catégorie appartient votre ticket ?',
    'filing.topic.say':
      'Ce choix est très important : il détermine le service qui va gérer votre ticket. En cas d’erreur, pas d’inquiétude : il sera transféré.',
    'filing.filter': 'Filtrer les catégories',
    'filing.found':
      '{count, plural, =0 {Aucun résultat pour « {text} »} one {# catégorie pour « {text} »} other {# catégories pour « {text} »}}',
    'filing.last': 'Mes dernières catégories :',
    'filing.step.form.next': 'le service est informé, vous recevez un mail',
    'filing.step.form.next.silent': 'le service est informé',
    'filing.form.title': 'Décrivez votre problème',
    'filing.otherTopic': 'Choisir une autre catégorie',
    'filing.chosen': 'Catégorie :',
    'filing.chosen.team': 'Traité par l’équipe {team}.',
    'filing.change.of': 'de catégorie',
    'filing.title': 'Sujet',
    'filing.drafts.noTopic': 'Catégorie à choisir',
    'answers.category': 'Catégorie',
    'answers.category.all': 'Toutes les catégories',
    'filing.title.needed': 'Écrivez le sujet en quelques mots',
    'filing.title.long': 'Raccourcissez le sujet : {max, number} caractères au plus',
    'filing.priority.hint':
      'Précisez ici que votre ticket est urgent : ceux de priorité « très élevée » sont traités d’abord.',
    'filing.onBehalf.heads':
      '{count, plural, one {Au titre de l’établissement, {names} pourra suivre ce ticket.} other {Au titre de l’établissement, {names} pourront suivre ce ticket.}}',
    'filing.onBehalf.head': 'Au titre de l’établissement, son chef pourra suivre ce ticket.',
    'filing.contacts.hint': 'Elles lisent le ticket et peuvent y répondre.',
    'filing.review.title': 'Vérifiez votre ticket',
    'filing.wait.sending': 'Votre ticket est en cours d’envoi.',
    'filing.offline': 'Votre ticket n’est pas parti : il partira dès que la connexion reviendra.',
    'filing.refused.title': 'Votre ticket n’est pas parti.',
    'filing.gone': 'Cette catégorie n’existe plus',
    'filing.gone.say': 'Choisissez-en une autre : ce que vous avez écrit est gardé.',
    'filing.leftBehind': 'Cette catégorie ne pose pas les mêmes questions.',
    'filing.leftBehind.say': 'Vos réponses à l’ancienne catégorie ne sont pas reprises : {answers}.',
    'filing.done.title': 'Votre ticket est créé',
    'filing.done.tab': 'Ticket {reference} créé',
    'filing.done.next.team': 'L’équipe {team} est informée de votre ticket et le prendra en charge.',
    'filing.done.follow': 'Suivre ce ticket',
    'filing.done.another': 'Créer un autre ticket',
    'filing.done.all': 'Voir mes tickets',
    'filing.done.recap': 'Votre ticket',
    'filing.done.topic': 'Catégorie',
    'filing.done.date': 'Créé le',
    'portal.hardware.say': 'Appelez d’abord le {phone} : un gestionnaire vous répond aux heures de service.',
    'portal.home.waits': 'L’équipe {team} l’a reçu {when}, personne ne l’a encore pris',
    'portal.home.holds': '{name} l’a mis en attente {when}',
    'portal.home.allTopics': 'Voir toutes les catégories',
    'portal.home.all':
      '{services, plural, =0 {} one {Le service, } other {Les # services, }}{topics, plural, one {la catégorie} other {les # catégories}}',
    'requests.tab.resolved': 'Résolus ({count})',
    'requests.tab.closed': 'Clos ({count})',
    'requests.tab.following': 'Partagés avec moi ({count})',
    'requests.resolved.other': 'Résolus',
    'requests.closed.other': 'Clos',
    'requests.retention': 'Conservés {period}.',
    'requests.none.establishment.say': 'Ceux que vos collègues créent en son nom apparaîtront ici.',
    'requests.row.dispatched': 'L’équipe l’a reçu, personne ne l’a encore pris',
    'requests.row.dispatched.again': 'Transmis à l’équipe {team}',
    'requests.row.assigned': 'Pris en charge par {agent}',
    'requests.row.pending.other': '{agent} attend la réponse du propriétaire',
    'requests.row.on_hold': '{agent} l’a mis en attente',
    'requests.row.closed.requester': 'Clos par vous',
    'requests.row.closed.requester.other': 'Clos par le propriétaire',
    'requests.row.closed.auto': 'Clos automatiquement, sans réponse',
    'requests.row.closed.agent': 'Clos par le service',
    'requests.row.closed.duplicate': 'Clos comme doublon',
    'requests.row.cancelled': 'Annulé par vous',
    'requests.row.cancelled.other': 'Annulé par le propriétaire',
    'requests.step.sent': 'Créé',
    'requests.step.taken': 'Pris en charge',
    'requests.step.answered': 'Complété',
    'requests.step.reopened': 'Rouvert',
    'requests.step.resolved': 'Résolu',
    'requests.now.dispatched': 'L’équipe {team} l’a depuis {since}. Personne ne l’a encore pris en charge.',
    'requests.now.on_hold': '{agent} l’a mis en attente, depuis {since}.',
    'requests.now.closed.auto': 'Clos automatiquement le {day}, sans réponse à la solution.',
    'requests.now.reopen': 'Vous pouvez le rouvrir jusqu’au {day}.',
    'requests.edit.description': 'Description du problème',
    'requests.edit.save': 'Mettre à jour le ticket',
    'requests.fact.filed': 'Créé',
    'requests.fact.category': 'Catégorie',
    'requests.fact.requester': 'Propriétaire',
    'requests.fact.agent': 'Gestionnaire',
    'refusal.owner_reachable': 'Le propriétaire peut encore approuver la clôture.',
    'refusal.establishment_unknown': 'Cet établissement n’est pas l’un de ceux du propriétaire.',
    'refusal.agent_is_on_the_other_side':
      'Cette personne suit le ticket comme propriétaire ou comme contact.',
    'event.close_ownerless': '{name} a clôturé le ticket, dont le propriétaire n’est plus joignable',
  },
  en: {
    'incidents.join.say': 'A ticket is made for you with one click: you will be told what comes next.',
    'pages.map.portal': 'Tickets and answers',
    'account.data.say':
      'All that the help desk keeps about you, in a ZIP file: your tickets and their messages, your files, your preferences, and how long each is kept.',
    'archive.requests':
      'tickets: a file for each ticket that you filed or follow as a contact, with the messages and the decisions on closing that you may read, those that you took out of your lists included. A closed ticket is erased, with its messages and files, on the date “keptUntil” of its file; without a date, it is kept.',
    'archive.files':
      'files and files.json: the files that you sent, with their SHA-256. They are kept as long as their ticket, or their draft; a file that nothing uses is erased after {hours, number} hours. “path” is empty for a file that the virus scanner holds or that was lost. uploads.json: those that are still arriving.',
    'archive.kept':
      'notifications.json, bookmarks.json and history.json: what was written to you, your bookmarks and your last readings, kept as long as the ticket that they are about.',
    'archive.without':
      'Not in it: the internal notes of the teams, what you wrote as an agent on the tickets of others, the fingerprints of secrets, and the technical traces that prevent duplicates, erased after {days, number} days.',
    'statistics.say': 'Your tickets, and those of the whole help desk up to and including {day}.',
    'statistics.say.none':
      'Your tickets. The figures of the whole help desk will come with its first full day.',
    'statistics.own':
      '{filed, plural, =0 {You filed nothing in {months, number} months} one {You filed one ticket in {months, number} months} other {You filed # tickets in {months, number} months}}',
    'statistics.own.now': 'Where your tickets stand',
    'statistics.desk':
      '{filed, plural, =0 {The help desk has received nothing yet} one {The help desk received one ticket in {months, number} months} other {The help desk received # tickets in {months, number} months}}',
    'statistics.usual.say':
      'One in two is solved within this time. Nothing is said under {least, number} solved tickets.',
    'account.scope.tickets:read': 'Read tickets',
    'account.scope.tickets:write': 'Create and change tickets',
    'account.notice.request': 'Ticket',
    'account.notice.acknowledgement': 'Ticket registered',
    'account.notice.transferred_requester': 'Ticket transferred',
    'account.notice.assigned_requester': 'Change of manager',
    'portal.hardware.say': 'Call {phone} first: a manager answers during service hours.',
    'account.notice.closed_by_requester': 'Closed by the owner',
    'account.notice.cancelled': 'Ticket cancelled',
    'account.notice.refused': 'Ticket declined',
    'account.notice.reopened': 'Ticket reopened',
    'pages.help.must.say':
      'Yes. Every ticket is gathered here: several people know of yours, it depends on nobody’s mailbox, and all that was said stays in one place. One exception, blocking failures of hardware: call {phone}.',
    'pages.help.q1': 'How do I file a ticket?',
    'pages.help.a1':
      'Choose a category, then describe your problem. If you hesitate, choose “I do not know, guide me”: the welcome team will choose for you.',
    'pages.help.q2': 'I chose the wrong category. What happens?',
    'pages.help.a2':
      'No need to worry: whoever takes charge of your ticket passes it on to the right service and tells you. You have nothing to do again.',
    'pages.help.q3': 'How do I know how my ticket is going?',
    'pages.help.a3':
      'Your dashboard says the state of each and whose turn it is. A mail tells you of progress, from start to end.',
    'pages.help.q4': 'Can I add to a ticket already filed?',
    'pages.help.a4': 'Yes, until it is closed: open it and add a comment. You can also attach files to it.',
    'pages.help.a5':
      'Do not close the ticket: open it, refuse its closure and say what is wrong. It goes back to the same person, with the same reference.',
    'pages.accessibility.a2':
      'Each page is checked in a browser, in the light and the dark theme, by keyboard, enlarged, spaced out and in the system’s colours, by an automatic tool (axe, WCAG 2.2 rules, levels A and AA) and by tests criterion by criterion. A ticket was filed and followed with the screen reader Orca; NVDA, JAWS and VoiceOver were not used, and no PDF/UA validator examined the PDF of a ticket. These checks do not replace an audit.',
    'pages.accessibility.a3':
      'Call {phone} or file a ticket: we will give you the information in another way and mend the page.',
    'pages.privacy.a1':
      'Your identity and address, given by {institution} when you sign in, your tickets, your exchanges, your files and the trace of what was done on each ticket.',
    'pages.privacy.q2': 'Who may read a ticket',
    'pages.privacy.a2':
      'You, the people you add as contacts, the team in charge and the agents it invites. A head of a structure reads the tickets filed on its behalf, never the personal ones.',
    'pages.privacy.a3':
      'A draft is kept for thirty days. A closed ticket is kept {kept, select, no {as long as {institution} has decided} other {for {kept}}}, then erased with its exchanges and files.',
    'pages.terms.a2': 'Never write a password in a ticket. Give about other people only what the work needs.',
    'pages.terms.a4':
      'A ticket is handled during service hours. For a failure that stops your work, call {phone}.',
    'filing.step.topic': 'choose the category',
    'filing.step.topic.next': 'describe your problem',
    'filing.topics': 'Categories',
    'filing.topics.all': 'All categories',
    'filing.topic.title': 'Which category does your ticket belong to?',
    'filing.topic.say':
      'This choice matters: it decides which service handles your ticket. If it is wrong, do not worry: the ticket is passed on.',
    'filing.filter': 'Filter the categories',
    'filing.found':
      '{count, plural, =0 {No result for “{text}”} one {# category for “{text}”} other {# categories for “{text}”}}',
    'filing.last': 'My latest categories:',
    'filing.step.form.next': 'the service is told, you receive a mail',
    'filing.step.form.next.silent': 'the service is told',
    'filing.form.title': 'Describe your problem',
    'filing.otherTopic': 'Choose another category',
    'filing.chosen': 'Category:',
    'filing.change.of': 'the category',
    'filing.title': 'Subject',
    'filing.drafts.noTopic': 'Category to be chosen',
    'answers.category': 'Category',
    'answers.category.all': 'All categories',
    'filing.title.needed': 'Write the subject in a few words',
    'filing.priority.hint':
      'Say here that your ticket is urgent: those of “very high” priority are handled first.',
    'filing.onBehalf.heads':
      'On behalf of the establishment, {names} will be able to follow this ticket.{count, plural, other {}}',
    'filing.onBehalf.head': 'On behalf of the establishment, its head will be able to follow this ticket.',
    'filing.contacts.hint': 'They read the ticket and may answer it.',
    'filing.review.title': 'Check your ticket',
    'filing.wait.sending': 'Your ticket is being sent.',
    'filing.offline': 'Your ticket has not left: it will leave as soon as the connection is back.',
    'filing.refused.title': 'Your ticket has not left.',
    'filing.gone': 'This category no longer exists',
    'filing.leftBehind': 'This category does not ask the same questions.',
    'filing.leftBehind.say': 'Your answers to the former category are not kept: {answers}.',
    'filing.done.title': 'Your ticket is filed',
    'filing.done.tab': 'Ticket {reference} filed',
    'filing.done.next.team': 'The team {team} has been told of your ticket and will take charge of it.',
    'filing.done.follow': 'Follow this ticket',
    'filing.done.another': 'File another ticket',
    'filing.done.all': 'See my tickets',
    'filing.done.recap': 'Your ticket',
    'filing.done.topic': 'Category',
    'portal.home.allTopics': 'See all the categories',
    'portal.home.all':
      '{services, plural, =0 {} one {The service, } other {The # services, }}{topics, plural, one {the category} other {the # categories}}',
    'requests.row.pending.other': '{agent} awaits the owner’s answer',
    'requests.row.closed.requester.other': 'Closed by the owner',
    'requests.row.cancelled.other': 'Cancelled by the owner',
    'requests.edit.description': 'Description of the problem',
    'requests.edit.save': 'Update the ticket',
    'requests.fact.category': 'Category',
    'requests.fact.requester': 'Owner',
    'requests.fact.agent': 'Manager',
    'refusal.owner_reachable': 'The owner can still approve the closure.',
    'refusal.establishment_unknown': 'This establishment is none of the owner’s.',
    'refusal.agent_is_on_the_other_side': 'This person follows the ticket as its owner or as a contact.',
    'event.close_ownerless': '{name} closed the ticket, whose owner can no longer be reached',
  },
} satisfies Pack
