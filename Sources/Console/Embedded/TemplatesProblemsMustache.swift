// Made by scripts/embed of Assets/templates/problems.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesProblemsMustache = #"""
{{#isThere}}<div class="flash danger" role="alert">
{{^message}}<b>{{w.frame.wrongHere}}</b>{{/message}}
{{#message}}<b>{{.}}</b> {{hint}} <code>{{code}}</code>{{/message}}
{{#needsApproval}}<label class="form-label mt-2" for="approval-reason">{{w.frame.approvalReason}}</label><input class="form-control" id="approval-reason" name="_approval_reason" maxlength="1000"><div class="form-text">{{w.frame.approvalHelp}}</div>{{/needsApproval}}
{{#lines}}<div><code>{{path}}</code> {{message}} {{hint}}</div>{{/lines}}
</div>{{/isThere}}

"""#
}
