internal import Core
internal import Repository

extension ProgressEvent {
    init(_ event: KeyWatch.Event) {
        switch event {
        case .rotated(let epoch):
            self = .note("The repository's key was rotated: what follows is sealed in epoch \(epoch).")
        case .lacking(let error):
            self = .warning(code: error.code, message: error.message, hint: error.hint)
        }
    }
}
