import Engine
import Testing

@Suite("The life of a new instance") struct ProvisionMachineTests {
    private func run(isEphemeral: Bool, failingAt place: ProvisionMachine.Action? = nil) -> (
        [ProvisionMachine.Action], Bool
    ) {
        var machine = ProvisionMachine(isEphemeral: isEphemeral)
        var actions = [machine.first]
        while let last = actions.last, last != .end, actions.count < 20 {
            actions.append(machine.note(last == place ? .failed : .succeeded))
        }
        return (actions, machine.isSuccess)
    }

    @Test func oneThatLastsIsHandedOver() {
        let (actions, isSuccess) = run(isEphemeral: false)
        #expect(actions == [.create, .wait, .describe, .restore, .settle, .handOver, .end])
        #expect(isSuccess)
    }

    @Test func oneThatDoesNotIsRemoved() {
        let (actions, isSuccess) = run(isEphemeral: true)
        #expect(actions == [.create, .wait, .describe, .restore, .settle, .handOver, .delete, .end])
        #expect(isSuccess)
    }

    @Test(arguments: [ProvisionMachine.Action.create, .wait, .describe, .restore, .settle])
    func aFailureAnywhereLeavesNothingRunning(_ place: ProvisionMachine.Action) {
        for isEphemeral in [true, false] {
            let (actions, isSuccess) = run(isEphemeral: isEphemeral, failingAt: place)
            #expect(Array(actions.suffix(3)) == [place, isEphemeral ? .delete : .suspend, .end])
            #expect(!isSuccess)
        }
    }

    @Test func whatCannotBeRemovedIsAFailure() {
        let (actions, isSuccess) = run(isEphemeral: true, failingAt: .delete)
        #expect(actions.suffix(2) == [.delete, .end])
        #expect(!isSuccess)
        #expect(run(isEphemeral: true, failingAt: .handOver).0.suffix(3) == [.handOver, .delete, .end])
    }
}
