/// Every function of `TidemarkService`, and the verb it needs: the one table that rights are given by.
package enum ServiceFunction: String, Sendable, Hashable, CaseIterable {
    case signIn, signOut, showCaller
    case listTokens, addToken, rotateToken, removeToken
    // MARK: people
    case showSignInWays, beginProviderSignIn, finishProviderSignIn, collectProviderSession
    case changeOwnPassword, showOwnSessions, endOwnSession
    case beginFactor, confirmFactor, removeFactor, renewRecoveryCodes
    case listPeople, showPerson, addPerson, changePerson, removePerson
    case resetPassword, resetFactor, unlockPerson, listSessions, endSession

    case listProjects, showProject, addProject, changeProject, removeProject
    case listSites, showSite, addSite, changeSite, removeSite
    case listInstances, showInstance, addInstance, changeInstance, removeInstance
    case setCredentials, importInstances, probe, checkInstance, showAccountSQL
    case listRepositories, showRepository, addRepository, changeRepository, removeRepository, destroyKey
    case listPlans, showPlan, addPlan, changePlan, removePlan, applyPlans, shortenRetention, stopStreaming
    case listJobs, showJob, listJobLines, showJobResult
    case beginBase, beginVerify, beginCopy, beginMerge, beginSearch, beginForecast, beginUndo
    case beginRestoreToNew, beginRestoreOver, beginDrill, beginExport, beginPrune
    case cancelJob, resumeJob
    case listEvents, listWorkers
    case showStatus, listStatus, showWindow, showFleet, listDrills, showEvidence
    // MARK: Events
    case acknowledgeEvent
    case listChannels, showChannel, addChannel, changeChannel, removeChannel, testChannel
    case listSubscriptions, showSubscription, addSubscription, changeSubscription, removeSubscription
    case listDeliveries, replayDelivery
    case readMetrics
    case work
    case complianceReport

    // MARK: Policies, grants and approvals

    case listRoles, listPolicies, showPolicy, addPolicy, changePolicy, removePolicy
    case listGrants, addGrant, removeGrant, explainAccess
    case showAccessMode, changeAccessMode, showApprovalRules, changeApprovalRule
    case listApprovals, showApproval, requestApproval, grantApproval, refuseApproval, withdrawApproval

    // MARK: The audit

    case searchAudit, exportAudit, showAuditState, verifyAudit, changeAuditRetention

    // MARK: Exports and links

    case beginDataExport, listExports, showExport, removeExport, addLink, listLinks, showLink, revokeLink, download

    package var verb: Verb {
        switch self {
        case .signIn: .none
        case .signOut, .showCaller: .oneself
        // MARK: people
        case .showSignInWays, .beginProviderSignIn, .finishProviderSignIn, .collectProviderSession: .none
        case .changeOwnPassword, .showOwnSessions, .endOwnSession, .beginFactor, .confirmFactor, .removeFactor,
            .renewRecoveryCodes:
            .oneself
        case .listPeople, .showPerson: .viewAccess
        case .addPerson, .changePerson, .removePerson, .resetPassword, .resetFactor, .unlockPerson, .listSessions,
            .endSession:
            .managePeople

        case .listProjects, .showProject, .listSites, .showSite, .listInstances, .showInstance, .listRepositories,
            .showRepository, .listPlans, .showPlan, .listJobs, .showJob, .listJobLines, .showJobResult, .beginSearch,
            .beginForecast, .listEvents, .listWorkers,
            .showStatus, .listStatus, .showWindow, .showFleet, .listDrills, .showEvidence:
            .view
        case .addProject, .changeProject, .removeProject, .addSite, .changeSite, .removeSite, .addInstance,
            .changeInstance, .removeInstance, .importInstances, .probe, .checkInstance, .showAccountSQL, .addPlan,
            .changePlan, .removePlan, .applyPlans:
            .changePlan
        case .shortenRetention: .shortenRetention
        case .stopStreaming: .stopStreaming
        case .listTokens, .addToken, .rotateToken, .removeToken, .setCredentials, .addRepository,
            .changeRepository, .removeRepository:
            .manageKeys
        case .destroyKey: .destroyKey
        case .beginBase, .beginVerify, .beginCopy, .beginMerge, .cancelJob, .resumeJob: .runBase
        case .beginRestoreToNew, .beginDrill, .beginUndo: .restoreToNew
        case .beginRestoreOver: .restoreOver
        case .beginExport: .export
        case .beginPrune: .delete
        // Events
        case .acknowledgeEvent: .runBase
        case .listChannels, .showChannel, .listSubscriptions, .showSubscription: .view
        case .addChannel, .changeChannel, .removeChannel, .testChannel, .addSubscription, .changeSubscription,
            .removeSubscription, .listDeliveries, .replayDelivery:
            .manageChannels
        case .readMetrics: .readMetrics
        case .work: .work
        case .listRoles, .listPolicies, .showPolicy, .listGrants, .explainAccess, .showAccessMode, .showApprovalRules:
            .viewAccess
        case .addPolicy, .changePolicy, .removePolicy, .addGrant, .removeGrant, .changeAccessMode,
            .changeApprovalRule:
            .manageAccess
        case .listApprovals, .showApproval, .requestApproval, .withdrawApproval: .oneself
        case .grantApproval, .refuseApproval: .approve
        case .searchAudit, .exportAudit, .showAuditState, .verifyAudit: .readAudit
        case .changeAuditRetention: .manageAccess
        case .complianceReport: .readAudit
        case .beginDataExport, .removeExport: .export
        case .listExports, .showExport: .view
        case .addLink, .listLinks, .showLink, .revokeLink: .download
        // The link's secret is the right.
        case .download: .none
        }
    }

    /// Whether the name it is about is that of something new.
    var makesWhatItNames: Bool {
        switch self {
        case .addProject, .addSite, .addInstance, .addRepository, .addPlan: true
        default: false
        }
    }

    /// Whether what it is about is many things, of which the caller is asked for each: then being allowed some is enough to
    /// begin. A project is seen by whoever sees anything in it.
    func isCollective(on resource: ResourceReference) -> Bool {
        if verb == .view, resource.kind == .project { return true }
        guard resource.name == nil else { return false }
        switch self {
        case .listProjects, .listSites, .listInstances, .listRepositories, .listPlans, .listJobs, .listEvents,
            .listWorkers, .listStatus, .showFleet, .importInstances, .applyPlans, .listExports, .listLinks:
            return true
        default: return false
        }
    }
}
