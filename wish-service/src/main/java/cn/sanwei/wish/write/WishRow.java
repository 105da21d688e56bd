package cn.sanwei.wish.write;

import cn.sanwei.wish.domain.WishCommand.Person;
import java.util.Optional;

/**
 * Who is behind a wish, as a command must know it.
 *
 * @param submitter whoever filed it
 * @param forSomebody whether he filed it for somebody else, so that it is not his own
 * @param reporter who said that it was done, once somebody did
 */
public record WishRow(Person submitter, boolean forSomebody, Optional<Person> reporter) {
    /** Whose wish it is, where that person has an account. */
    public Optional<Person> owner() {
        return forSomebody ? Optional.empty() : Optional.of(submitter);
    }
}
