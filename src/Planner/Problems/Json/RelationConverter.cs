using System.Text.Json;
using System.Text.Json.Serialization;

namespace CoverageMap.Planner.Problems.Json;

/// <summary>Relations as objects with a `type` and the fields that belong to it.</summary>
internal sealed class RelationConverter : JsonConverter<VisitRelation>
{
    public override VisitRelation Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var form = JsonMistakes.Within<RelationForm>(ref reader, options);
        VisitRelation relation = form switch
        {
            { Type: "sameTeam", Visits: { } visits } => new SameTeamRelation(visits),
            { Type: "differentTeams", Visits: { } visits } => new DifferentTeamsRelation(visits),
            { Type: "together", Visits: { } visits } => new TogetherRelation(visits),
            { Type: "apart", Visits: { } visits } => new ApartRelation(visits),
            { Type: "follows", First: { } first, Then: { } then } => new FollowsRelation(first, then, form.MinLag ?? 0, form.MaxLag),
            { Type: "pair", Pickup: { } pickup, Delivery: { } delivery } => new PairRelation(pickup, delivery),
            _ => throw new JsonException($"A relation of the type '{form.Type}' with these fields is not known; write sameTeam, differentTeams, " +
                "together or apart with `visits`, follows with `first` and `then`, or pair with `pickup` and `delivery`."),
        };
        // Written again it has the fields of its type; any other was too many.
        var own = Of(relation);
        if (form.Visits is not null != own.Visits is not null || (form.First, form.Then, form.MaxLag, form.Pickup, form.Delivery)
            != (own.First, own.Then, own.MaxLag, own.Pickup, own.Delivery) || form.MinLag is not null && own.MinLag is null)
            throw new JsonException($"A relation of the type '{form.Type}' has a field of another type; leave it out.");
        return relation;
    }

    public override void Write(Utf8JsonWriter writer, VisitRelation value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, Of(value), options);

    private static RelationForm Of(VisitRelation relation) => relation switch
    {
        SameTeamRelation same => new("sameTeam") { Visits = same.Members },
        DifferentTeamsRelation different => new("differentTeams") { Visits = different.Members },
        TogetherRelation together => new("together") { Visits = together.Members },
        ApartRelation apart => new("apart") { Visits = apart.Members },
        FollowsRelation follows => new("follows") { First = follows.First, Then = follows.Then, MinLag = follows.MinLag, MaxLag = follows.MaxLag },
        PairRelation pair => new("pair") { Pickup = pair.PickupVisit, Delivery = pair.DeliveryVisit },
        _ => throw new ArgumentException($"A {relation.GetType().Name} has no form in JSON."),
    };

    private sealed record RelationForm(string Type)
    {
        public IReadOnlyList<int>? Visits { get; init; }

        public int? First { get; init; }

        public int? Then { get; init; }

        public long? MinLag { get; init; }

        public long? MaxLag { get; init; }

        public int? Pickup { get; init; }

        public int? Delivery { get; init; }
    }
}
