/// The steps of adding an instance.
enum SetupStep: Int, CaseIterable {
    case place = 1
    case account, plan, confirm

    private var title: KeyPath<Words, Word> {
        switch self {
        case .place: \.add.stepPlace
        case .account: \.add.stepAccount
        case .plan: \.add.stepPlan
        case .confirm: \.add.stepConfirm
        }
    }

    private var text: KeyPath<Words, Word> {
        switch self {
        case .place: \.add.stepPlaceText
        case .account: \.add.stepAccountText
        case .plan: \.add.stepPlanText
        case .confirm: \.add.stepConfirmText
        }
    }

    /// For the partial `setup-steps`. `done` holds what was said in the steps before.
    static func views(_ now: SetupStep, _ request: ConsoleRequest, done: [SetupStep: String] = [:]) -> [View] {
        allCases.map { step in
            [
                "number": "\(step.rawValue)", "title": request.say(step.title),
                "text": done[step] ?? request.say(step.text), "isDone": step.rawValue < now.rawValue,
                "isNow": step == now,
            ]
        }
    }
}
