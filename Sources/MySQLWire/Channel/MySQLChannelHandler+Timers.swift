internal import NIOCore

extension MySQLChannelHandler {
    /// One timer serves all commands: it looks at the time of the last sign of life and, where that is not old enough,
    /// waits for the rest.
    func armTimer() {
        guard timer == nil, let limit = currentLimit, let context else { return }
        let due = max(lastActivity + limit.amount, .now() + .milliseconds(1))
        timer = context.eventLoop.assumeIsolated().scheduleTask(deadline: due) { self.timerFired() }
    }

    private func timerFired() {
        timer = nil
        guard case .ready = phase, let limit = currentLimit else { return }
        if isWaitingForReader { lastActivity = .now() }
        if NIODeadline.now() - lastActivity >= limit.amount { return shutDown(MySQLError(.timeout(limit.kind))) }
        armTimer()
    }

    /// Silence while the reader is slow, or while we upload, is not the server's.
    private var isWaitingForReader: Bool {
        guard let responder = active?.responder else { return false }
        return responder.isPaused || !responder.isServersTurn
    }

    private var currentLimit: (kind: MySQLError.Timeout, amount: TimeAmount)? {
        if active != nil {
            configuration.readTimeout.map { (.read, TimeAmount($0)) }
        } else {
            configuration.idleTimeout.map { (.idle, TimeAmount($0)) }
        }
    }
}
