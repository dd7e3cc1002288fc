import { TEAMS } from './people.ts'
import { step, type Story } from './story.ts'

/** Requests that still live: with a team, in somebody's hands, waiting for an answer, or parked. */
export const OPEN_STORIES: readonly Story[] = [
  {
    key: 'gfc-balance', by: 'camille.demandeur', ago: 2, time: '16:12', category: 'Applications de gestion', product: 'GFC',
    onBehalf: 'establishment', impact: 'service', urgency: 'high', phone: '02 61 91 00 42', availability: 'Le matin, de 8 h 30 à 12 h',
    title: 'GFC : erreur 3141 à l’impression de la balance',
    text: 'Depuis ce matin, GFC s’arrête quand j’imprime la balance des comptes (menu Éditions, puis Balance).\n\nLe message est « Erreur 3141 ». Poste fixe sous Windows 11, réseau administratif. Ma collègue a la même erreur sur son poste.',
    file: { name: 'erreur-3141.png', says: 'GFC\nErreur 3141\nImpression impossible' },
    steps: [
      step('alex.agent', [0, '16:40'], 'take'),
      step('alex.agent', [0, '16:52'], 'comment', { audience: 'team', text: 'Même erreur que la semaine dernière après la mise à jour. À vérifier : le modèle d’édition sur le serveur.' }),
      step('alex.agent', [1, '10:05'], 'request_info', { text: 'Quelle version de GFC voyez-vous dans le menu Aide, À propos ? Et la balance s’imprime-t-elle sur une autre imprimante ?' }),
    ],
  },
  {
    key: 'otp-cheffe', by: 'dominique.chef', ago: 2, time: '11:20', category: 'Moyen d’authentification sécurisé (clé OTP)', impact: 'person', urgency: 'medium',
    title: 'Nouvelle clé OTP pour la cheffe de service',
    text: 'Notre nouvelle cheffe de service arrive lundi. Elle a besoin d’une clé OTP pour signer les bons de commande.', steps: [],
  },
  {
    key: 'wifi-amphi', by: 'sacha.etudiant', ago: 1, time: '14:03', category: 'Infrastructures, réseaux et sécurité', impact: 'service', urgency: 'high',
    title: 'Plus de wifi dans l’amphi B',
    text: 'Depuis midi, aucun téléphone ni ordinateur ne trouve le wifi dans l’amphi B. Dans le couloir, cela fonctionne.',
    steps: [
      step('lou.reseau', [0, '14:10'], 'take'),
      step('lou.reseau', [0, '14:35'], 'comment', { audience: 'public', text: 'Une borne ne répond plus. Je passe la remplacer en fin d’après-midi.' }),
    ],
  },
  {
    key: 'conges-agatte', by: 'camille.demandeur', ago: 1, time: '09:30', category: 'Services personnalisés pour les agents (carrière, frais...)',
    title: 'Mes congés n’apparaissent plus dans Agatte',
    text: 'Les congés validés pour décembre ont disparu de mon calendrier ce matin. Mon solde, lui, est juste.',
    steps: [step('robin.responsable', [0, '10:15'], 'assign', { agent: 'noa.agent' })],
  },
  {
    key: 'copieur', by: 'ines.secretaire', ago: 1, time: '08:50', category: 'Imprimantes/Photocopieurs', urgency: 'medium',
    title: 'Le copieur du secrétariat plie les feuilles', text: 'Toutes les pages sortent avec un coin plié, en recto comme en recto verso. Le bac 2 semble en cause.', steps: [],
  },
  {
    key: 'portable-stage', by: 'paul.professeur', ago: 1, time: '17:25', category: 'Matériel (demandes, périphériques)', urgency: 'low',
    title: 'Prêt d’un ordinateur portable pour un stage', text: 'Bonjour,\n\nJ’encadre un stage du 14 au 18. Un portable avec suite bureautique me suffirait.\n\nMerci d’avance.', steps: [],
  },
  {
    key: 'extraction', by: 'dominique.chef', ago: 1, time: '10:42', category: 'Requêtes (demandes et modifications)', onBehalf: 'establishment',
    title: 'Liste des élèves par régime', text: 'Il me faut la liste des élèves par régime (externe, demi-pensionnaire, interne) au 1er novembre, dans un tableur.', steps: [],
  },
  {
    key: 'ne-sais-pas', by: 'camille.demandeur', ago: 1, time: '15:30', category: 'Je ne sais pas, m’orienter',
    title: 'Colis à envoyer entre deux sites', text: 'Je voudrais expédier un colis de manuels vers le lycée du Vieux Phare. À qui m’adresser ?', steps: [],
  },
  {
    key: 'compte-stagiaire', by: 'ines.secretaire', ago: 3, time: '09:05', category: 'Gestion des comptes (création/modification/fermeture)',
    title: 'Compte pour une stagiaire', text: 'Une stagiaire nous rejoint pour deux mois. Merci de lui ouvrir un compte et une adresse.',
    steps: [step('maud.accueil', [0, '11:00'], 'take'), step('maud.accueil', [1, '09:40'], 'request_info', { text: 'Quelles sont ses dates de présence, et qui est son tuteur ?' })],
  },
  {
    key: 'thunderbird', by: 'camille.demandeur', ago: 6, time: '13:37', category: 'Messagerie, agenda',
    title: 'Thunderbird demande le mot de passe toutes les cinq minutes', text: 'Depuis le changement de mot de passe, Thunderbird le redemande sans cesse, même quand je coche « Retenir ».',
    steps: [
      step('yael.courriel', [0, '14:20'], 'take'),
      step('yael.courriel', [1, '09:10'], 'request_info', { text: 'Pouvez-vous supprimer l’ancien mot de passe (Paramètres, Vie privée, Mots de passe enregistrés), puis redémarrer Thunderbird ?' }),
      step('camille.demandeur', [1, '11:32'], 'provide_info', { text: 'C’est fait, il y en avait trois. Il le redemande encore, mais moins souvent.', file: { name: 'mots-de-passe.png', says: 'Thunderbird\nMots de passe enregistrés\n1 site' } }),
      step('yael.courriel', [1, '15:00'], 'comment', { audience: 'public', text: 'Merci. Je regarde du côté du serveur d’envoi, qui garde peut-être l’ancien.' }),
    ],
  },
  {
    key: 'visio', by: 'paul.professeur', ago: 4, time: '10:30', category: 'Services de conférence (visio, webconf, audioconf...)',
    title: 'Pas de son en visio dans la salle 204', text: 'L’image passe, mais personne n’entend la salle. Le micro du plafond est allumé.',
    steps: [
      step('yael.courriel', [0, '11:15'], 'take'),
      step('yael.courriel', [0, '16:45'], 'invite', { person: 'gael.poste' }),
      step('gael.poste', [1, '09:20'], 'comment', { audience: 'team', text: 'Le pilote audio date de 2023. Je le mets à jour à distance ce soir.' }),
    ],
  },
  {
    key: 'partage', by: 'ines.secretaire', ago: 5, time: '14:48', category: 'Répertoires partagés', urgency: 'high',
    title: 'Dossier « Bourses » inaccessible', text: 'Accès refusé depuis hier sur le dossier Bourses. Les dossiers doivent partir vendredi.',
    file: { name: 'acces-refuse.png', says: 'Explorateur\nAccès refusé\n\\\\valmer\\bourses' },
    steps: [
      step('gael.poste', [0, '15:10'], 'take'),
      step('gael.poste', [0, '15:30'], 'set_priority', { priority: 4 }),
      step('gael.poste', [1, '10:00'], 'transfer', { team: TEAMS.welcome, audience: 'public', text: 'Le dossier va bien : ce sont vos droits qui ont expiré. Je transmets à l’équipe des comptes.' }),
    ],
  },
  {
    key: 'apogee', by: 'dominique.chef', ago: 7, time: '09:55', category: 'Applications de gestion', product: 'Apogée', impact: 'service', urgency: 'critical', onBehalf: 'establishment',
    title: 'Apogée : inscriptions pédagogiques refusées', text: 'Toutes les inscriptions au second semestre sont refusées avec « Étape fermée ». La campagne se termine dans dix jours.', contacts: ['camille.demandeur'],
    steps: [
      step('noa.agent', [0, '10:02'], 'take'),
      step('noa.agent', [0, '11:40'], 'invite', { person: 'anouk.donnees' }),
      step('anouk.donnees', [0, '14:15'], 'comment', { audience: 'team', text: 'La date de fin d’étape est celle de l’an dernier. Je peux la corriger, mais il faut l’accord de la scolarité.' }),
      step('noa.agent', [1, '09:15'], 'comment', { audience: 'public', text: 'La cause est trouvée : une date de campagne. Nous attendons l’accord du service de la scolarité.' }),
      step('camille.demandeur', [1, '10:20'], 'comment', { audience: 'public', text: 'Le service de la scolarité nous dit oui par téléphone. Faut-il un écrit ?' }),
    ],
  },
  {
    key: 'mobile', by: 'dominique.chef', ago: 12, time: '11:10', category: 'Téléphonie et Mobilité',
    title: 'Téléphone de service en panne', text: 'L’écran reste noir après une chute. Le numéro est indispensable pour l’astreinte.',
    steps: [step('gael.poste', [0, '11:45'], 'take'), step('gael.poste', [1, '14:00'], 'hold', { text: 'Remplacement commandé chez l’opérateur, livraison annoncée sous dix jours.', recall: [4, '09:00'] })],
  },
  {
    key: 'filtrage', by: 'paul.professeur', ago: 9, time: '08:35', category: 'Alertes de sécurité et filtrage',
    title: 'Site pédagogique bloqué', text: 'Le site de cartes que j’utilise en géographie est bloqué depuis la rentrée, catégorie « jeux ».',
    steps: [step('lou.reseau', [0, '09:30'], 'take'), step('lou.reseau', [2, '16:20'], 'hold', { text: 'En attente de la réponse de l’éditeur du filtre.' })],
  },
  {
    key: 'serveur', by: 'dominique.chef', ago: 14, time: '07:58', category: 'Serveurs en établissement', impact: 'area', urgency: 'critical', onBehalf: 'establishment',
    title: 'Onduleur du serveur en alarme', text: 'L’onduleur de la baie bipe toutes les trente secondes et affiche « REPLACE BATT ».',
    steps: [
      step('lou.reseau', [0, '08:05'], 'take'),
      step('lou.reseau', [0, '09:30'], 'comment', { audience: 'public', text: 'Batteries usées, sans risque immédiat. Elles sont commandées ; coupez l’alarme avec le bouton en façade.' }),
      step('lou.reseau', [1, '09:00'], 'hold', { text: 'Batteries en commande.', recall: [-3, '09:00'] }),
      step('clock', [11, '09:01'], 'resume'),
    ],
  },
  {
    key: 'frais', by: 'camille.demandeur', ago: 8, time: '17:02', category: 'Services personnalisés pour les agents (carrière, frais...)',
    title: 'Frais de déplacement refusés sans motif', text: 'Mon état de frais d’octobre est « refusé », sans explication. Les justificatifs étaient joints.',
    file: { name: 'etat-de-frais-octobre.txt', says: 'État de frais, octobre\nAller-retour Valmer - Port-Valmer\n2 x 34 km' },
    steps: [
      step('alex.agent', [1, '08:50'], 'take'),
      step('alex.agent', [1, '17:30'], 'hand_over', { agent: 'noa.agent' }),
      step('noa.agent', [2, '09:25'], 'comment', { audience: 'public', text: 'Je reprends votre demande. Le motif est « trajet absent du barème » : je vérifie la distance.' }),
    ],
  },
  {
    key: 'notes', by: 'paul.professeur', ago: 3, time: '18:05', category: 'Enseignement et pédagogie',
    title: 'Cours en ligne : notes effacées', text: 'Les notes du devoir 2 de ma classe ont disparu du cours en ligne, celles du devoir 1 sont là.',
    steps: [step('alex.agent', [1, '09:12'], 'take'), step('alex.agent', [1, '12:00'], 'release')],
  },
  {
    key: 'nomenclature', by: 'ines.secretaire', ago: 4, time: '15:15', category: 'Nomenclatures', urgency: 'low',
    title: 'Code manquant pour une option', text: 'L’option « latin et langues anciennes » n’a pas de code dans la liste de cette année.',
    steps: [step('anouk.donnees', [1, '10:10'], 'take')],
  },
  {
    key: 'besoin', by: 'dominique.chef', ago: 10, time: '16:00', category: 'Développements et nouveaux besoins', urgency: 'low', filedBy: 'robin.responsable',
    title: 'Relance automatique des conventions de stage', text: 'Demande recueillie au téléphone : relancer les tuteurs par mail quand une convention n’est pas signée après huit jours.',
    steps: [step('robin.responsable', [0, '16:20'], 'take'), step('robin.responsable', [1, '10:00'], 'set_priority', { priority: 2 })],
  },
]
