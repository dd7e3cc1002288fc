import * as assignment from './assignment.ts'
import * as answers from './answers.ts'
import * as attachments from './attachments.ts'
import * as authoring from './authoring.ts'
import * as bulk from './bulk.ts'
import * as catalogue from './catalogue.ts'
import { getDesk } from './desk.ts'
import { exportMine, exportTicket } from './exports.ts'
import type { Endpoint } from './endpoint.ts'
import * as following from './following.ts'
import * as held from './held-entries.ts'
import * as incidents from './incidents.ts'
import { addEntry, listJournal } from './journal.ts'
import { listLinks, splitEntry } from './links.ts'
import { streamEvents } from './live.ts'
import * as me from './me.ts'
import { lookUp } from './palette.ts'
import * as people from './people.ts'
import { deletePresence, putPresence } from './presence.ts'
import { getReport } from './reports.ts'
import { getStatistics } from './statistics.ts'
import * as service from './service.ts'
import * as tickets from './tickets.ts'
import * as tools from './tools.ts'
import * as uploads from './uploads.ts'
import * as views from './views.ts'

/** Every operation of /api/v1: what OpenAPI prints and what the rights matrix must have a line for. */
export const ENDPOINTS = [
  getDesk,
  me.getMe,
  me.patchMe,
  me.listTokens,
  me.createToken,
  me.deleteToken,
  me.listSessions,
  me.deleteSession,
  me.listNotifications,
  me.countNotifications,
  me.readNotifications,
  assignment.getAbsence,
  assignment.putAbsence,
  assignment.deleteAbsence,
  me.listDrafts,
  me.getDraft,
  me.putDraft,
  me.deleteDraft,
  exportMine,
  catalogue.getCatalogue,
  assignment.putAssignment,
  catalogue.listProducts,
  catalogue.listEstablishments,
  answers.listAnswers,
  answers.getAnswer,
  answers.putAnswerReading,
  answers.giveFeedback,
  answers.suggestAnswers,
  answers.getAnswerImage,
  answers.listMostRead,
  answers.noteSearch,
  authoring.listWritten,
  authoring.writeAnswer,
  authoring.getWritten,
  authoring.rewriteAnswer,
  authoring.moveAnswer,
  authoring.listRevisions,
  authoring.getRevision,
  authoring.addImage,
  authoring.readMarkdown,
  authoring.listSearches,
  lookUp,
  people.searchPeople,
  people.listTeams,
  assignment.listMembers,
  assignment.patchMember,
  assignment.patchTeam,
  service.listCalendars,
  service.addCalendar,
  service.putCalendar,
  service.importClosures,
  service.listTargets,
  service.putTargets,
  tickets.fileTicket,
  tickets.listTickets,
  tickets.countTickets,
  tickets.getTicket,
  tickets.getPastTicket,
  tickets.patchTicket,
  tickets.transitionTicket,
  bulk.actInBulk,
  bulk.fillInBulk,
  bulk.undoBulk,
  bulk.undoLastAct,
  tickets.getUsualDelay,
  listLinks,
  splitEntry,
  incidents.listIncidents,
  incidents.joinIncident,
  exportTicket,
  following.putWatch,
  following.deleteWatch,
  following.listColleagues,
  following.putFollowing,
  listJournal,
  addEntry,
  held.holdEntry,
  held.listHeldEntries,
  held.takeBackEntry,
  held.deleteHeldEntry,
  tickets.listParticipants,
  tickets.addParticipant,
  tickets.removeParticipant,
  tickets.listClosureApprovals,
  tickets.putBookmark,
  tickets.deleteBookmark,
  tickets.putReading,
  putPresence,
  deletePresence,
  tickets.listBookmarks,
  tickets.listHistory,
  views.listViews,
  views.countViews,
  views.createView,
  views.getView,
  views.patchView,
  views.deleteView,
  tools.listSavedReplies,
  tools.createSavedReply,
  tools.patchSavedReply,
  tools.deleteSavedReply,
  tools.fillSavedReply,
  tools.listMacros,
  tools.createMacro,
  tools.patchMacro,
  tools.deleteMacro,
  tools.fillMacro,
  tools.applyMacro,
  attachments.uploadAttachments,
  attachments.getAttachment,
  attachments.getAttachmentContent,
  attachments.copyAttachment,
  attachments.deleteAttachment,
  uploads.createUpload,
  uploads.headUpload,
  uploads.patchUpload,
  uploads.deleteUpload,
  getReport,
  getStatistics,
  streamEvents,
] as const satisfies readonly Endpoint[]
