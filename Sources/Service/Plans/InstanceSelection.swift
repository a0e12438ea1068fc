/// The instances that a plan is for: those named, and those that have all the tags.
package struct InstanceSelection: Hashable, Sendable {
    package var names: [ResourceName] = []
    /// None means that nothing is bound by tag.
    package var tags: [Tag] = []

    package init() {}

    package func includes(_ instance: Instance) -> Bool {
        names.contains(instance.name) || (!tags.isEmpty && tags.allSatisfy { instance.tags.contains($0) })
    }
}
