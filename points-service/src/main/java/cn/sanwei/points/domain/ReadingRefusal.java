package cn.sanwei.points.domain;

import cn.sanwei.contracts.ArticleId;
import cn.sanwei.contracts.MemberId;

/** Why an article is not published, or a reading does not count. */
public sealed interface ReadingRefusal extends PointsRefusal {
    record ArticleAlreadyPublished(ArticleId article) implements ReadingRefusal {}

    record ArticleUnknown(ArticleId article) implements ReadingRefusal {}

    record NotOnRoster(MemberId member) implements ReadingRefusal {}

    /** Never begun, somebody else's, or left open for more than a day: the caller learns the same of all three. */
    record ReadingUnknown() implements ReadingRefusal {}

    record TooShort(long secondsMissing) implements ReadingRefusal {}

    record AlreadyReadToday(ArticleId article) implements ReadingRefusal {}
}
