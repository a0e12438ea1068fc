/// Every function of `TidemarkService`, and the verb it needs: the one table that rights are given by.
package enum ServiceFunction: String, Sendable, Hashable, CaseIterable {
    case signIn, signOut, showCaller, changePassword
    case listTokens, addToken, removeToken
    case listProjects, showProject, addProject, changeProject, removeProject
    case listSites, showSite, addSite, changeSite, removeSite
    case listInstances, showInstance, addInstance, changeInstance, removeInstance
    case setCredentials, importInstances, probe, checkInstance, showAccountSQL
    case listRepositories, showRepository, addRepository, changeRepository, removeRepository
    case listPlans, showPlan, addPlan, changePlan, removePlan, applyPlans, shortenRetention
    case listJobs, showJob, listJobLines
    case beginBase, beginVerify, beginCopy, beginMerge
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

    package var verb: Verb {
        switch self {
        case .signIn: .none
        case .signOut, .showCaller: .oneself
        case .listProjects, .showProject, .listSites, .showSite, .listInstances, .showInstance, .listRepositories,
            .showRepository, .listPlans, .showPlan, .listJobs, .showJob, .listJobLines, .listEvents, .listWorkers,
            .showStatus, .listStatus, .showWindow, .showFleet, .listDrills, .showEvidence:
            .view
        case .addProject, .changeProject, .removeProject, .addSite, .changeSite, .removeSite, .addInstance,
            .changeInstance, .removeInstance, .importInstances, .probe, .checkInstance, .showAccountSQL, .addPlan,
            .changePlan, .removePlan, .applyPlans:
            .changePlan
        case .shortenRetention: .shortenRetention
        case .changePassword, .listTokens, .addToken, .removeToken, .setCredentials, .addRepository,
            .changeRepository, .removeRepository:
            .manageKeys
        case .beginBase, .beginVerify, .beginCopy, .beginMerge, .cancelJob, .resumeJob: .runBase
        case .beginRestoreToNew, .beginDrill: .restoreToNew
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
        }
    }
}
